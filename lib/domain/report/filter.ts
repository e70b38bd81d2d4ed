/** Which facts a question is about. Absent means all. */
export interface UsageFilter {
  /** ISO dates; `to` is inclusive, as people say it. */
  readonly from?: string
  readonly to?: string
  readonly provider?: readonly string[]
  readonly service?: readonly string[]
  readonly region?: readonly string[]
  readonly account?: readonly string[]
  readonly team?: readonly string[]
  readonly category?: readonly string[]
  readonly kind?: readonly string[]
  readonly usageType?: readonly string[]
  /** `measured`, `proxied` or `excluded`: how a line's figure was come by. */
  readonly status?: readonly string[]
  /** Read from the usage lines themselves: slower than the rest. */
  readonly resource?: readonly string[]
  /** Single lines, by what `lineId` names them. */
  readonly line?: readonly string[]
  /** `key=value`, of which any may match; read from the owners of usage. */
  readonly tag?: readonly string[]
}

/** Who asks: there is no way to ask without saying so. `teams: 'all'` sees everything of the organisation. */
export interface Scope {
  readonly organisationId: string
  readonly teams: 'all' | readonly string[]
}
