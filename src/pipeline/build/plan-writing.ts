import { isError } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import type { InputFiles } from '../../inventory/input-files.js';
import { scriptReader } from '../../sinks/read-script.js';
import type { StoreWriter } from '../../sinks/store.js';
import { chooseImageWriter } from '../site/image-writer.js';
import { type BuildPlan, type PlanOptions, planBuild } from '../site/plan-build.js';
import type { BuildOptions } from './build-result.js';
import { takeDevice } from './take-device.js';

/** A plan whose devices stand beside the store. */
export interface WrittenPlan extends Omit<BuildPlan, 'planned'> {
  readonly planned: readonly { readonly device: Device; readonly record: DeviceRecord }[];
}

/** Plans a build and writes each device as soon as it is rendered. With an error among the diagnostics `planned` is empty. */
export async function planWriting(
  read: InputFiles,
  {
    options,
    writer,
    ...wanted
  }: { options: BuildOptions; writer: StoreWriter } & Pick<
    PlanOptions,
    'isWanted' | 'storedRecord' | 'sealedInstance' | 'rendersStored' | 'readScript' | 'open'
  >,
): Promise<WrittenPlan> {
  const { root, version, strict, jobs, secretsFrom } = options;
  let missing: BuildPlan['diagnostics'] = [];
  const { planned, ...plan } = await planBuild(read, {
    root,
    version,
    strict,
    jobs,
    ...(secretsFrom === undefined ? {} : { secretsFrom }),
    signing: { signer: options.signer },
    schemaFrom: options,
    readScript: scriptReader(options),
    ...wanted,
    takeFor: ({ site, siteSource, devices }) => {
      const chosen = chooseImageWriter({ site, siteSource }, options);
      missing = chosen.diagnostics;
      if (missing.some(isError)) return undefined;
      return async (taken) => {
        const record = await takeDevice(taken, { site, imageWriter: chosen.imageWriter, writer });
        options.onProgress?.({ done: writer.added.size, total: devices.length });
        return record;
      };
    },
  });
  const diagnostics = [...plan.diagnostics, ...missing];
  const records = diagnostics.some(isError)
    ? []
    : planned.map((one) => {
        if (!('stored' in one)) throw new Error(`${one.device.id} was rendered and not written`);
        return { device: one.device, record: one.stored };
      });
  return { ...plan, diagnostics, planned: records };
}
