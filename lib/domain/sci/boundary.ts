import type { UsageFilter } from '../report/filter.ts'
import type { SharedSplit } from '../teams/shared-split.ts'
import type { OperationWeight } from './allocate-operations.ts'

/** What a component may be chosen by. */
export const SELECTED_BY = [
  'provider',
  'service',
  'region',
  'account',
  'team',
  'category',
  'tag',
] as const satisfies readonly (keyof UsageFilter)[]

/** Usage that answers to all that is said; of each, any value will do. Empty: all usage. */
export type Selection = Pick<UsageFilter, (typeof SELECTED_BY)[number]>

/** A part of a software system. Usage belongs to the first component that selects it, so that components never overlap. */
export interface BoundaryComponent {
  readonly name: string
  readonly selection: Selection
  /** Inside, or left out for a reason, which is disclosed with every score. */
  readonly inside: true | { readonly reason: string }
}

/** What weights of operations were measured by. */
export const WEIGHT_BASES = ['cpu-seconds', 'duration', 'counts', 'other'] as const

/** How the carbon of a boundary that serves several operations is shared among them. */
export interface Allocation {
  readonly basis: (typeof WEIGHT_BASES)[number]
  readonly weights: readonly OperationWeight[]
}

/**
 * What a software system is made of. Its teams also have their share of shared usage, as Teams divides it.
 * Definition: ISO/IEC 21031:2024 (GSF SCI 1.1), "Software boundary": all supporting infrastructure, logging, monitoring, idle
 * machines, backup and failover included.
 */
export interface BoundaryDefinition {
  readonly description: string
  readonly components: readonly BoundaryComponent[]
  readonly sharedSplit: SharedSplit
  /** Null: each operation is scored with all carbon of the boundary. */
  readonly allocation: Allocation | null
}

/** A boundary as it was from one change to the next. */
export interface SoftwareBoundary extends BoundaryDefinition {
  readonly name: string
  /** Grows by one with every change. */
  readonly version: number
  readonly author: string
  readonly note: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
  /** Null where it is in force or was replaced. */
  readonly withdrawnAt: string | null
}

/** The name of the component that holds the share of shared usage. No other may have it. */
export const SHARED_COMPONENT = 'shared usage'

/** The teams whose usage is inside. */
export const teamsInside = ({ components }: Pick<BoundaryDefinition, 'components'>): readonly string[] => [
  ...new Set(components.flatMap(({ inside, selection }) => (inside === true ? (selection.team ?? []) : []))),
]

/**
 * Whether a boundary speaks of nothing but some teams: whoever sees only these may see it.
 *
 * @example isOfTeams(boundary of team checkout, ['checkout', 'search']) // true
 */
export const isOfTeams = (
  { components }: Pick<BoundaryDefinition, 'components'>,
  teams: readonly string[],
): boolean =>
  components.every(({ selection }) => selection.team?.every((team) => teams.includes(team)) ?? false)
