import type { z } from 'zod'
import type { Json } from '#lib/domain/sources/json.ts'
import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import type { Outgoing } from './outgoing/outgoing-client.ts'

/** What a fetcher works with. */
export interface FetchContext {
  readonly outgoing: Outgoing
  /** Empty, on the disk of the data directory. Whoever calls removes it. */
  readonly folder: string
  /**
   * Of this source alone, in the data directory: what lies in it is there again at the next fetch, and goes with the source. For answers
   * that cost money; losing it costs no more than asking again.
   */
  readonly kept: string
  /** ISO date, UTC. */
  readonly today: string
  readonly signal: AbortSignal
  /** Keys of sets that could not be imported in this run: they are left alone until the next. */
  readonly failedKeys?: readonly string[]
  /** Tells what happened since it was last told: bytes and requests add up, text is for a person. @throws AppError where the disk gets full */
  note(progress: { readonly bytes?: number; readonly requests?: number; readonly text?: string }): void
}

/** Files that belong together: they become one import. */
export interface FileSet {
  /** Tells the sets of a source apart, from one run to the next. */
  readonly key?: string
  /** `fileName` is what people call it, folders included; `path` is where it lies in the folder of the context. */
  readonly files: readonly { readonly fileName: string; readonly path: string }[]
  /** Months, `2026-09`, as far as they are known beforehand. */
  readonly periods: readonly string[]
}

/** What was new or changed since a state. */
export interface Fetched {
  readonly sets: readonly FileSet[]
  /** What is known now. It is kept only once the imports of all the sets count. */
  readonly state: Json
  /** The newest month that the source has, `2026-09`. */
  readonly lastPeriod: string | null
  /** There is more: ask again, with the new state, once these sets count. */
  readonly more?: boolean
}

export interface SourceTest {
  readonly canList: boolean
  readonly canRead: boolean
  readonly lastPeriod: string | null
  /** What somebody should know before switching the source on. */
  readonly findings: readonly string[]
}

/** What the next fetch will ask for. */
export interface FetchPlan {
  readonly requests: number
  /** Null where the provider does not charge for requests. */
  readonly usd: number | null
  readonly why: string
}

/**
 * One way to fetch bills. `Config` is kept as it is and shown; `Secret` is kept encrypted and shown to nobody. All that fails is an
 * AppError that says what to do.
 */
export interface Fetcher<Config, Secret> {
  readonly kind: SourceKind
  readonly config: z.ZodType<Config>
  /** Null where no secret is needed. */
  readonly secret: z.ZodType<Secret> | null
  /** Every host that may be asked: each must be switched on. */
  hosts(config: Config): readonly URL[]
  /** Only where requests cost money. */
  plan?(context: FetchContext, config: Config, secret: Secret | null, state: Json | null): Promise<FetchPlan>
  test(context: FetchContext, config: Config, secret: Secret | null): Promise<SourceTest>
  /** Everything that is new or changed since the state; all of it where there is none. */
  fetch(context: FetchContext, config: Config, secret: Secret | null, state: Json | null): Promise<Fetched>
}
