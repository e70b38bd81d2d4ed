/** Where the counts of an operation come from. */
export const COUNT_SOURCES = ['csv', 'constant', 'prometheus', 'cloudwatch', 'trace'] as const
export type CountSource = (typeof COUNT_SOURCES)[number]

export const HOURS_OF_DAY = 24

/** How often an operation was carried out on a day, UTC. */
export interface DayCount {
  readonly operation: string
  /** ISO date. */
  readonly day: string
  readonly count: number
  /** Hours of the day that the count is of; below 24 the day is not known. */
  readonly coveredHours: number
}

/** What one of an operation is, such as "order": R of the score. */
export interface OperationUnit {
  readonly operation: string
  readonly unit: string
}

/** What one count of a metrics server is of, in hours. */
export const STEP_HOURS = { hour: 1, day: HOURS_OF_DAY } as const
export type CountStep = keyof typeof STEP_HOURS

/** What a metrics server was asked, so that anybody may ask it again. */
export type CountQuestion =
  | {
      readonly kind: 'prometheus'
      /** Without credentials. */
      readonly url: string
      /** PromQL. */
      readonly query: string
      readonly step: CountStep
    }
  | {
      readonly kind: 'cloudwatch'
      readonly region: string
      readonly namespace: string
      readonly metricName: string
      readonly dimensions: readonly { readonly name: string; readonly value: string }[]
    }

/** Where fetched counts come from. */
export interface CountOrigin {
  readonly question: CountQuestion
  /** ISO 8601, UTC. */
  readonly askedAt: string
}

/** Counts that came together. Of a day, the latest import that has it holds. */
export interface CountImport {
  /** Grows by one with every import of a boundary. */
  readonly version: number
  readonly boundary: string
  readonly source: CountSource
  readonly units: readonly OperationUnit[]
  readonly author: string
  readonly note: string
  /** Null where nobody was asked. */
  readonly origin: CountOrigin | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** The count of a day that holds, and where it comes from. */
export interface CountInForce extends Omit<DayCount, 'operation'> {
  readonly source: CountSource
  /** Of the import. */
  readonly version: number
}
