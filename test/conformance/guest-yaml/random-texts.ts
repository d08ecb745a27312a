import { damaged } from './damaged.js';
import { RandomYaml, randomFrom } from './random-yaml.js';

/** Texts in YAML, every second one of them damaged; the same ones for one seed. */
export function randomTexts(count: number, { seed }: { seed: number }): readonly string[] {
  const random = randomFrom(seed);
  const yaml = new RandomYaml(random);
  return Array.from({ length: count }, (_, index) => {
    const text = yaml.document();
    return index % 2 === 0 ? text : damaged(text, random);
  });
}
