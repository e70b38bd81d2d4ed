import type { UsageModel, UsagePattern, UsageRule } from '#lib/domain/classify/usage-rule.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import type { CpuArchitecture, Grade, NetworkPath } from '#lib/domain/factors/machine.ts'
import type { Category } from '#lib/domain/usage/category.ts'

type Line = Omit<UsagePattern, 'provider'>

/** A rule of one provider: `[id, category, best grade, which lines, model, note]`. */
export type RuleRow = readonly [
  id: string,
  category: Category,
  grade: Grade,
  line: Line,
  model: UsageModel,
  note: string,
]

/** The rules of a provider from their rows, with the provider's name in front of each id. */
export const rulesOf = (provider: string, prefix: string, rows: readonly RuleRow[]): readonly UsageRule[] =>
  rows.map(([id, category, grade, line, model, note]) => ({
    id: `${prefix}.${id}`,
    pattern: { provider, ...line },
    category,
    model,
    grade,
    note,
  }))

/** The instance type that the line names. */
export const machines = (count = 1, load: 'assumed' | 'idle' = 'assumed'): UsageModel => ({
  as: 'machine',
  count,
  load,
})

/** vCPUs and GiB of no particular machine. */
export const slice = (
  vcpu: number,
  memoryGib: number,
  architecture: CpuArchitecture = 'x86',
  load: 'assumed' | 'idle' | 'dynamic-only' = 'assumed',
): UsageModel => ({ as: 'slice', vcpu, memoryGib, architecture, load })

/** One GiB of memory held for the time billed. */
export const memoryOnly = (copies = 1): UsageModel => slice(0, copies)

/** A shared network appliance: vCPU equivalents, with 2 GiB each. */
export const appliance = (vcpu: number): UsageModel => slice(vcpu, 2 * vcpu)

const stored =
  (medium: 'ssd' | 'hdd' | 'archive') =>
  (copies: Figure, gbPerUnit?: number): UsageModel =>
    gbPerUnit === undefined ? { as: 'storage', medium, copies } : { as: 'storage', medium, copies, gbPerUnit }

export const ssd = stored('ssd')
export const hdd = stored('hdd')
export const archive = stored('archive')

/** GB over a path; half where both ends of the transfer have a line of their own. */
export const carried = (path: NetworkPath, share = 1): UsageModel => ({ as: 'network', path, share })

/** Log bytes taken in, then kept for 30 days where the bill does not say how long. */
export const logsTakenIn = (copies: Figure): UsageModel => ({ as: 'log-ingest', keptDays: 30, copies })

/** Nothing physical is known: the proxy by cost. */
export const bySpend: UsageModel = { as: 'spend' }

/** No figure, with the reason why. */
export const none = (reason: string): UsageModel => ({ as: 'none', reason })

export const NO_REQUEST_ENERGY = none('no published energy per request')
export const NO_ENERGY_OF_ITS_OWN = none('a price without hardware of its own')
export const LICENCE = none('software licence: no energy of its own')
export const SUPPORT = none('support: no energy of its own')
export const SENDER_CARRIES = none('ingress: the sending side carries it')
export const IN_THE_STORAGE_LINE = none('counted in the storage line')
