import { readFileSync } from 'node:fs'
import { sample, samplesDir } from '#test/support/samples.ts'

type Numbers = Readonly<Record<string, number>>
type Rows = Readonly<Record<string, readonly number[]>>
type Names = Readonly<Record<string, readonly string[]>>
type Usage = Readonly<Record<string, readonly string[] | Readonly<Record<string, string | number>>>>

interface Constants {
  readonly MIN_WATTS_AVG?: number
  readonly MIN_WATTS_MEDIAN?: number
  readonly MAX_WATTS_AVG?: number
  readonly MAX_WATTS_MEDIAN?: number
  readonly MEMORY_AVG: number
  readonly MIN_WATTS_BY_COMPUTE_PROCESSOR: Numbers
  readonly MAX_WATTS_BY_COMPUTE_PROCESSOR: Numbers
  readonly MEMORY_BY_COMPUTE_PROCESSOR: Numbers
  readonly PUE_AVG: number
  readonly PUE_TRAILING_TWELVE_MONTH?: Numbers
}

interface Provider {
  readonly constants: Constants
  readonly grid: Numbers
  readonly processors: Names
  readonly gpus: Numbers
  readonly gpuProcessors: Names
  readonly usage: Usage
}

/** CCF's tables as its running code has them: independent of the tables that Headroom ships. */
export interface CcfConstants {
  readonly aws: Provider & {
    readonly ec2: Readonly<Record<string, Rows>>
    readonly redshift: Readonly<Record<string, Rows>>
    readonly highMemory: Readonly<Record<string, Rows>>
    readonly msk: Numbers
    readonly burstableBaseline: Numbers
  }
  readonly gcp: Provider & {
    readonly machines: Readonly<Record<string, Rows>>
    readonly sharedCore: Readonly<Record<string, Rows>>
    readonly n1SharedCore: Rows
    readonly gpuNames: readonly string[]
  }
  readonly azure: Provider & {
    readonly vmSeries: Readonly<Record<string, Rows>>
    readonly otherMeters: Rows
    readonly constrained: Rows
    readonly regions: Readonly<Record<string, { readonly name: string; readonly options: readonly string[] }>>
  }
}

export const ccfConstants: CcfConstants | null =
  samplesDir === null
    ? null
    : (JSON.parse(readFileSync(sample('factors/ccf-constants.json'), 'utf8')) as CcfConstants)

/** A word list of a provider. */
export function listOf(provider: { readonly usage: Usage }, name: string): readonly string[] {
  const list = provider.usage[name]
  if (list === undefined) throw new Error(`no list ${name}`)
  return Array.isArray(list)
    ? (list as readonly string[])
    : Object.values(list as Readonly<Record<string, string>>)
}

/** A table of sizes of a provider. */
export const sizesOf = (provider: { readonly usage: Usage }, name: string): Numbers =>
  provider.usage[name] as Numbers
