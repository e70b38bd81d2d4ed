import { formatShare } from '../../_format/share.ts'
import { wasteBin } from '../../_view/waste-bins.ts'

/** A wasted share: the colour of its bin, outlined, and always its value. */
export function ShareSwatch({ share }: { share: number }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-xs text-muted">
      <span
        aria-hidden="true"
        className="size-2.5 shrink-0 rounded-[2px] border border-strong-line"
        style={{ background: `var(--intensity-${wasteBin(share)})` }}
      />
      {formatShare(share)}
    </span>
  )
}
