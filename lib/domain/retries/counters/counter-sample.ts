/** One value of a metric. */
export interface CounterSample {
  readonly name: string
  readonly labels: ReadonlyMap<string, string>
  readonly value: number
  /** When it was taken, where the text says so. */
  readonly timeMs: number | null
}

/** One route of `linkerd viz routes -o wide`: shares from 0 to 1, requests per second; null where nothing was seen. */
export interface RouteRates {
  readonly route: string
  readonly service: string
  readonly effectiveSuccess: number | null
  readonly effectiveRps: number | null
  readonly actualSuccess: number | null
  readonly actualRps: number | null
}
