'use client'
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { formatShare } from '../../_format/share.ts'
import { wasteBin } from '../../_view/waste-bins.ts'

const HANDLE = 'pointer-events-none opacity-0!'

/** A service with the share of its work that was wasted. */
export function ServiceNode({ data }: NodeProps) {
  const t = useTranslations()
  const { service, wastedShare } = data as { service: string; wastedShare: number | null }
  return (
    <div className="flex size-full flex-col justify-center rounded-lg border border-strong-line bg-surface px-3 text-ink text-xs">
      <Handle type="target" position={Position.Left} isConnectable={false} className={HANDLE} />
      <p className="truncate font-medium" title={service}>
        {service}
      </p>
      <p className="figures flex items-center gap-1.5 text-[0.6875rem] whitespace-nowrap text-muted">
        {wastedShare !== null && (
          <span
            aria-hidden="true"
            className="size-2 shrink-0 rounded-[2px] border border-strong-line"
            style={{ background: `var(--intensity-${wasteBin(wastedShare)})` }}
          />
        )}
        {wastedShare === null ? '–' : t('retries.graph.service', { share: formatShare(wastedShare) })}
      </p>
      <Handle type="source" position={Position.Right} isConnectable={false} className={HANDLE} />
    </div>
  )
}
