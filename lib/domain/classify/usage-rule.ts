import type { Figure } from '../factors/figure.ts'
import type { CpuArchitecture, Grade, NetworkPath, StorageMedium } from '../factors/machine.ts'
import type { Category } from '../usage/category.ts'

/** Which lines a rule speaks of. Every given pattern must match; absent means any. */
export interface UsagePattern {
  readonly provider: string
  /** On the service code or the service name. */
  readonly service?: RegExp
  readonly usageType?: RegExp
  readonly operation?: RegExp
  readonly family?: RegExp
  readonly unit?: RegExp
}

/** Physical demand of one raw unit. `load` says whether the hardware works or only waits. */
export type UsageModel =
  /** The instance type named by the line, for the hours billed. */
  | { readonly as: 'machine'; readonly count: number; readonly load: 'assumed' | 'idle' }
  /** vCPUs and memory of no particular machine, per hour billed. */
  | {
      readonly as: 'slice'
      readonly vcpu: number
      readonly memoryGib: number
      readonly architecture: CpuArchitecture
      readonly load: 'assumed' | 'idle' | 'dynamic-only'
    }
  | { readonly as: 'gpu'; readonly accelerator: string; readonly count: number }
  | {
      readonly as: 'storage'
      readonly medium: StorageMedium
      readonly copies: Figure
      readonly gbPerUnit?: number
    }
  | { readonly as: 'network'; readonly path: NetworkPath; readonly share: number }
  /** Bytes carried inside the region and then kept on disk for `keptDays`. */
  | { readonly as: 'log-ingest'; readonly keptDays: number; readonly copies: Figure }
  | { readonly as: 'spend' }
  | { readonly as: 'none'; readonly reason: string }

/** One line of the classification table of a factor set. */
export interface UsageRule {
  readonly id: string
  readonly pattern: UsagePattern
  readonly category: Category
  readonly model: UsageModel
  /** The best grade an estimate by this rule can have. */
  readonly grade: Grade
  readonly note: string
}
