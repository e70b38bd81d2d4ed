/** What somebody says of a day, beside its figures. */
export interface Annotation {
  readonly id: string
  /** ISO date. */
  readonly day: string
  /** Null: about everybody. */
  readonly team: string | null
  readonly text: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

export const MAX_ANNOTATION_LENGTH = 500
