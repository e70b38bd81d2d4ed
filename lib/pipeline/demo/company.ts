/** The invented company of the demo: an online shop. */
export const COMPANY = 'Larkspur'

export type Team = 'checkout' | 'search' | 'payments' | 'data-platform' | 'mobile' | 'platform'

/** Whose something is, and where it runs. Nobody: it carries no tags. */
export interface Owner {
  readonly team: Team | 'nobody'
  /** Default production. */
  readonly environment?: 'staging'
  /** The application it belongs to. */
  readonly app?: string
}

/** The tags that the owner's people put on it. */
export const tagsOf = ({
  team,
  environment = undefined,
  app = undefined,
}: Owner): Readonly<Record<string, string>> =>
  team === 'nobody' ? {} : { team, environment: environment ?? 'production', ...(app ? { app } : {}) }
