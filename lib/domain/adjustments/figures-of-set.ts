import type { FactorSet, Method } from '../factors/factor-set.ts'
import type { Figure } from '../factors/figure.ts'
import type { Machine } from '../factors/machine.ts'
import type { Kind } from '../usage/kind.ts'

/** Later than every figure: the newest one of each place. The name and the unit of a figure are the same in every month. */
export const NEWEST = '9999-12'

/** Providers that factor sets know. */
export const PROVIDERS = ['AWS', 'Microsoft', 'Google Cloud', 'Oracle']

const BLANK: Kind = {
  provider: '',
  serviceCode: '',
  serviceName: '',
  usageType: '',
  operation: '',
  skuId: '',
  productFamily: '',
  unit: '',
  lineType: '',
  commitmentStatus: '',
  region: '',
  fromRegion: '',
  toRegion: '',
  instanceType: '',
  vcpu: null,
  memoryGib: null,
  cpu: '',
  storageMedia: '',
  deployment: '',
  hasQuantity: true,
}

const KINDS = PROVIDERS.map((provider): Kind => ({ ...BLANK, provider }))
const MACHINE_LEARNING = KINDS.map((kind): Kind => ({ ...kind, serviceName: 'machine learning' }))

const ofMachine = (found: Machine | undefined): readonly Figure[] =>
  found ? [found.idleWatts, found.maxWatts, found.embodiedGramsPerHour] : []

/** Figures that need no name of a place or of a machine. */
export const plainFigures = (set: FactorSet): readonly Figure[] => [
  set.utilisation,
  ...set.rules.flatMap(({ model }) => ('copies' in model ? [model.copies] : [])),
  ...(['intra-region', 'inter-region', 'internet'] as const).map((path) => set.network(path)),
  ...KINDS.flatMap((kind) => [
    ...ofMachine(set.memory(kind)),
    ...(['ssd', 'hdd', 'archive'] as const).flatMap((medium) => ofMachine(set.storage(kind, medium))),
    ...(['x86', 'arm'] as const).flatMap((architecture) => ofMachine(set.vcpu(kind, architecture))),
  ]),
  ...[...KINDS, ...MACHINE_LEARNING].flatMap((kind) => Object.values(set.spend(kind) ?? {})),
]

/** Figures of a machine or an accelerator by its name, at one provider or, without one, at any. */
export const figuresOfMachine = (name: string, set: FactorSet, provider?: string): readonly Figure[] =>
  KINDS.filter((kind) => provider === undefined || kind.provider === provider).flatMap((kind) => [
    ...ofMachine(set.machine({ ...kind, instanceType: name }, name)),
    ...ofMachine(set.gpu(kind, name)),
  ])

/** The newest PUE and grid intensity of a place. */
export const figuresOfPlace = (
  provider: string,
  region: string,
  set: FactorSet,
  method: Method = 'location',
): readonly Figure[] => [
  set.pue(provider, region, NEWEST),
  ...[set.grid(provider, region, NEWEST, method) ?? []].flat(),
]

/** What figures are of that have names: providers as bills call them. */
export interface NamedThings {
  readonly machines: readonly { readonly provider: string; readonly name: string }[]
  readonly accelerators: readonly string[]
  readonly places: readonly { readonly provider: string; readonly region: string }[]
}

/**
 * Every figure of a factor set that can be named without a bill, in the order of their names: those of its places as they are newest.
 * A bill may name machines that are in no table; their figures are derived, and not among these.
 */
export function figuresOfSet(set: FactorSet, things: NamedThings, method: Method): readonly Figure[] {
  const all = [
    ...plainFigures(set),
    ...things.places.flatMap(({ provider, region }) => figuresOfPlace(provider, region, set, method)),
    ...things.machines.flatMap(({ provider, name }) => figuresOfMachine(name, set, provider)),
    ...things.accelerators.flatMap((name) => figuresOfMachine(name, set)),
  ]
  const byId = new Map(all.map((figure) => [figure.id, figure]))
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
