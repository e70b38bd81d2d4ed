/** How shared usage is divided: not at all, equally, by energy used, by effective cost, or by weights that somebody set. */
export const SPLIT_METHODS = ['none', 'even', 'usage', 'cost', 'weights'] as const
export type SplitMethod = (typeof SPLIT_METHODS)[number]

export interface SharedSplit {
  readonly by: SplitMethod
  /** Zero or more; a team that is not named has 0. Used by `weights` only. */
  readonly weights: readonly { readonly team: string; readonly weight: number }[]
}

export const NO_SPLIT: SharedSplit = { by: 'none', weights: [] }
