import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { SciFinding } from '#lib/domain/sci/check/finding.ts'
import { TableScroll } from '../table-scroll.tsx'
import type { Checked } from './checked.ts'

const SHOWN = 200

/** What is wrong with a calculation: where, in words, and the figure that its own terms give. */
export function CheckReport({ checked }: { checked: Checked }) {
  const t = useTranslations()
  const { kind, results, findings } = checked
  const recomputed = results.filter((result) => result.recomputed !== null)
  return (
    <div role="status" className="space-y-3">
      <p className="font-medium">
        {t('sci.check.read', { kind: t(`sci.check.kinds.${kind}`) })}{' '}
        {t('sci.check.found', { count: findings.length })}
      </p>
      {recomputed.length === 1 && (
        <p>{t('sci.check.recomputed', { score: formatQuantity(recomputed[0]?.recomputed ?? 0) })}</p>
      )}
      {recomputed.length > 1 && (
        <p>
          {t('sci.check.reproduced', {
            reproduced: recomputed.filter(({ reproduces }) => reproduces !== false).length,
            all: recomputed.length,
          })}
        </p>
      )}
      {findings.length > 0 && <FindingTable findings={findings.slice(0, SHOWN)} />}
      {findings.length > SHOWN && (
        <p className="text-muted">{t('sci.check.more', { count: findings.length - SHOWN })}</p>
      )}
    </div>
  )
}

function FindingTable({ findings }: { findings: readonly SciFinding[] }) {
  const t = useTranslations()
  const figure = (value: number | undefined, unit: string | undefined) =>
    value === undefined ? '–' : `${formatQuantity(value)} ${unit === undefined ? '' : visible(unit)}`
  const heads = ['line', 'what', 'published', 'corrected'] as const
  return (
    <TableScroll label={t('sci.check.findings')}>
      <table className="figures w-full text-[0.8125rem]" data-sci="findings">
        <thead>
          <tr className="border-b border-line text-start text-xs text-muted">
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-2 text-start font-medium">
                {t(`sci.check.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map(({ class: kind, where, line, message, published, corrected, unit }) => (
            <tr key={`${kind} ${where} ${message}`} className="border-b border-line align-top last:border-0">
              <th scope="row" className="px-3 py-2 text-start font-normal whitespace-nowrap">
                {line ?? '–'}
              </th>
              <td className="min-w-64 px-3 py-2 break-words">
                <span className="font-medium">{t(`sci.check.classes.${kind}`)}</span>{' '}
                <span>{visible(message)}</span>
                <code className="mt-0.5 block font-mono text-xs break-all text-muted">{visible(where)}</code>
              </td>
              <td className="px-3 py-2 whitespace-nowrap">{figure(published, unit)}</td>
              <td className="px-3 py-2 font-medium whitespace-nowrap">{figure(corrected, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
