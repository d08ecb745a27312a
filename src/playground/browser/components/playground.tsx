import { useMemo, useState } from 'preact/hooks';
import type { ConfigSchema } from '../../../cloud-init/schema/json-schema.js';
import { Mark } from '../../../report/browser/components/icons.js';
import { MergedConfig } from '../../../report/browser/components/merged-config.js';
import { NetworkDrawing } from '../../../report/browser/components/network-drawing.js';
import { Section } from '../../../report/browser/components/section.js';
import { ThemeButton } from '../../../report/browser/components/theme-button.js';
import { analyse } from '../../analyse.js';
import { drawnInterface } from '../../drawn-interface.js';
import { examples } from '../examples.js';
import { Editor, type Selection } from './editor.js';
import { Findings } from './findings.js';
import { GuestParts } from './guest-parts.js';
import { SchemaField } from './schema-field.js';
import { SeedField } from './seed-field.js';

type Field = 'userData' | 'networkConfig';

const titles: Readonly<Record<Field, string>> = { userData: 'user-data', networkConfig: 'network-config' };

/** Two texts on one side, and what a guest makes of them on the other. Nothing leaves the page. */
export function Playground({ home }: { readonly home: string }) {
  const [texts, setTexts] = useState(examples[0].texts);
  const [field, setField] = useState<Field>('userData');
  const [schema, setSchema] = useState<ConfigSchema>();
  const [selection, setSelection] = useState<Selection>();
  const user = useMemo(() => analyse(texts.userData, { schema }), [texts.userData, schema]);
  const network = useMemo(() => analyse(texts.networkConfig, { schema }), [texts.networkConfig, schema]);
  const shown = field === 'userData' ? user : network;
  const type = (text: string): void => setTexts({ ...texts, [field]: text });
  const interfaces = [...network.interfaces, ...user.interfaces].map(drawnInterface);
  return (
    <>
      <header class="top">
        <a class="brand" href={home}>
          <Mark />
          seedpress
        </a>
        <span class="site">playground</span>
        <ThemeButton />
      </header>
      <main id="main" class="playground">
        <div class="input">
          <h1>Playground</h1>
          <p class="about">
            Paste a file. This page checks it as cloud-init would read it, and sends nothing anywhere.
          </p>
          <div class="files">
            <div class="tabs" role="tablist" aria-label="File">
              {(['userData', 'networkConfig'] as const).map((name) => (
                <button
                  key={name}
                  type="button"
                  role="tab"
                  id={`tab-${name}`}
                  aria-selected={name === field}
                  aria-controls="text"
                  onClick={() => setField(name)}
                >
                  {titles[name]}
                  <Count of={(name === 'userData' ? user : network).diagnostics.length} />
                </button>
              ))}
            </div>
            <select
              aria-label="Example"
              onChange={({ currentTarget }) => {
                const example = examples[Number(currentTarget.value)] ?? examples[0];
                setTexts(example.texts);
                setField(example.field);
              }}
            >
              {examples.map(({ name }, index) => (
                <option key={name} value={index}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <Editor
            key={field}
            label={titles[field]}
            text={texts[field]}
            diagnostics={shown.diagnostics}
            selection={selection}
            onInput={type}
          />
        </div>
        <div class="output">
          <Section title="Errors and warnings">
            <Findings
              analysis={shown}
              isChecked={schema !== undefined}
              onOpen={(place) => setSelection({ ...place })}
            />
          </Section>
          {field === 'userData' && user.parts.length > 0 && (
            <Section title="Parts" note="The parts that cloud-init finds, in order.">
              <GuestParts parts={user.parts} />
            </Section>
          )}
          {field === 'userData' && user.merged !== undefined && user.merged.lines.length > 0 && (
            <Section title="Merged config" note="The result after cloud-init has merged all parts.">
              <MergedConfig merged={user.merged} />
            </Section>
          )}
          {interfaces.length > 0 && (
            <Section title="Network">
              <NetworkDrawing id="the machine" interfaces={interfaces} />
            </Section>
          )}
        </div>
        <div class="tools">
          <SeedField texts={texts} />
          <SchemaField schema={schema} onSchema={setSchema} />
        </div>
      </main>
    </>
  );
}

const Count = ({ of }: { readonly of: number }) => (of === 0 ? null : <span class="count">{of}</span>);
