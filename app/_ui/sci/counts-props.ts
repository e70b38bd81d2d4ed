/** Which counts are asked for. */
export interface CountsProps {
  readonly slug: string
  readonly boundary: string
  /** The days of the bills; null without any. */
  readonly days: { readonly from: string; readonly to: string } | null
  /** Operations that are counted already, whose units hold. */
  readonly known: readonly { readonly operation: string; readonly unit: string }[]
}
