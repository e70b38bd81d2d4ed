/** One published calculation: inputs, the formula over them and the figure that was printed. */
export interface PublishedCase {
  readonly id: string
  /** Where it stands in the file, such as `[3]`; empty where the file is one case. */
  readonly path: string
  readonly inputs: Readonly<Record<string, number>>
  /** Null where none is given: one is then made from the names of the inputs, if they are terms of SCI. */
  readonly formula: string | null
  /** Null where nothing was published. */
  readonly published: number | null
  /** The field that the published figure stands in. */
  readonly publishedField: string
  /** Whether it says that it is a part of a score, or a conversion. */
  readonly isPart: boolean
  readonly unit: string | null
  /** How far the figure may be off, absolute; null for half a unit of its last printed digit. */
  readonly tolerance: number | null
  /** Whether the printed figure is known to be cut off rather than rounded; null where nobody said. */
  readonly isTruncated: boolean | null
  /** What is said about the method, by field. */
  readonly statements: readonly { readonly field: string; readonly text: string }[]
}
