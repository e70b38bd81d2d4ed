import type { Plugin } from './plugin.ts'
import { coefficient } from './plugins/coefficient.ts'
import { copy } from './plugins/copy.ts'
import { csvImport } from './plugins/csv-import.ts'
import { csvLookup } from './plugins/csv-lookup.ts'
import { divide } from './plugins/divide.ts'
import { exponent } from './plugins/exponent.ts'
import { multiply, subtract, sum } from './plugins/fold.ts'
import { interpolation } from './plugins/interpolation.ts'
import { mockObservations } from './plugins/mock-observations.ts'
import { regex } from './plugins/regex.ts'
import { sci } from './plugins/sci.ts'
import { sciEmbodied } from './plugins/sci-embodied.ts'
import { shell } from './plugins/shell.ts'
import { timeConverter } from './plugins/time-converter.ts'
import { timeSync } from './plugins/time-sync.ts'

/** Impact Framework 1.1.0's built-in plugins by `method`: the only ones that are interpreted. */
export const PLUGINS: ReadonlyMap<string, Plugin> = new Map([
  ['Sum', sum],
  ['Subtract', subtract],
  ['Multiply', multiply],
  ['Divide', divide],
  ['Coefficient', coefficient],
  ['Exponent', exponent],
  ['Interpolation', interpolation],
  ['Sci', sci],
  ['SciEmbodied', sciEmbodied],
  ['Copy', copy],
  ['TimeConverter', timeConverter],
  ['TimeSync', timeSync],
  ['CSVLookup', csvLookup],
  ['CSVImport', csvImport],
  ['Regex', regex],
  ['MockObservations', mockObservations],
  ['Shell', shell],
])
