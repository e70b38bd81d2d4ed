import { useTranslations } from 'next-intl'
import { shortName } from '#lib/domain/format/short-name.ts'
import type { WorstChain } from '#lib/domain/retries/worst-chain.ts'
import { operationText } from '../../_format/operation-text.ts'
import { formatAmplification } from '../../_format/retry-text.ts'
import { edgeParam } from '../../_view/edge-param.ts'
import { EdgeButton } from './edge-button.client.tsx'

/** The calls of a chain one below the other, with the product of their amplifications. */
export function ChainView({ chain, through }: { chain: WorstChain; through: string }) {
  const t = useTranslations()
  return (
    <div className="text-[0.8125rem]" data-retries="chain">
      <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
        {chain.links.map((link) => (
          <li key={edgeParam(link)} className="flex items-baseline gap-3 px-3 py-2">
            <span className="min-w-0 flex-1 break-words">
              <EdgeButton edge={edgeParam(link)} className={edgeParam(link) === through ? 'font-medium' : ''}>
                {shortName(link.caller)} → {shortName(link.callee)}
              </EdgeButton>
              <span className="block text-xs text-muted">{operationText(t, link.operation)}</span>
            </span>
            <span className="figures whitespace-nowrap">× {formatAmplification(link.amplification)}</span>
          </li>
        ))}
      </ol>
      <p className="figures mt-2 font-medium">
        {t('retries.chain.product', { product: formatAmplification(chain.amplification) })}
      </p>
      {chain.isCircle && <p className="mt-1 text-muted">{t('retries.chain.circle')}</p>}
    </div>
  )
}
