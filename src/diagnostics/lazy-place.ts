import type { Place } from './catalogue/part-message.js';

/** A place that is looked for when somebody asks: most values have nothing wrong with them. */
export function lazyPlace(find: () => Place): Place {
  let found: Place | undefined;
  const place = (): Place => {
    found ??= find();
    return found;
  };
  return {
    get position() {
      return place().position;
    },
    get hint() {
      return place().hint;
    },
    get isSubstituted() {
      return place().isSubstituted;
    },
    get value() {
      return place().value;
    },
  } as Place;
}
