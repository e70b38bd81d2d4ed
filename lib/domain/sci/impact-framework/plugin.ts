import type { AggregationMethods, Config, LocalTable, Metadata, Row } from './manifest.ts'

/** Whose definition a value follows: Impact Framework 1.1.0's, or the right one where the two differ. */
export type Definition = 'impact-framework' | 'correct'

/** What a plugin may ask while it runs. */
export interface Run {
  readonly definition: Definition
  readonly tables: ReadonlyMap<string, LocalTable>
  readonly aggregationOf: (parameter: string) => AggregationMethods
  /** Says why the correct value of a parameter may differ here: in one row, in every row, or in what they add up to. */
  readonly differs: (parameter: string, reason: string, at: number | 'rows' | 'aggregated') => void
}

/** One of Impact Framework's built-in plugins. */
export interface Plugin {
  readonly inputs?: Metadata
  readonly outputs?: Metadata
  /** The config entries in which expressions over a row are allowed; absent where rows and config are taken as they are. */
  readonly expressions?: readonly string[]
  /** What its answer lacks is gone; otherwise a row keeps what it had. */
  readonly answersWholeRows?: true
  /** The config with its defaults. @throws ManifestFailure, OpaqueStep */
  readonly config: (config: Config) => Config
  /** What a row adds by its defaults. @throws ManifestFailure */
  readonly input?: (row: Row, config: Config, index: number, run: Run) => Row
  /** @param configOf the config for one row, its expressions evaluated */
  readonly execute: (
    rows: readonly Row[],
    configOf: (index: number) => Config,
    run: Run,
    mapping: ReadonlyMap<string, string>,
  ) => readonly Row[]
}

/** Stands for a value that the right definition does not have; it spreads to whatever is computed from it. */
export const UNDEFINED = Number.NaN

/** A parameter as a number; anything else has no arithmetic value. */
export const numeric = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN)

/** The methods that stand for a parameter that nothing describes. */
export const COPIED: AggregationMethods = { time: 'copy', component: 'copy' }
