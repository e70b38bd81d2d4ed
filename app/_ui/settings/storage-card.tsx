import { useTranslations } from 'next-intl'
import { formatBytes } from '#lib/domain/format/count.ts'
import type { Storage } from '#lib/queries/storage.ts'
import { formatShare } from '../../_format/share.ts'
import { Card } from '../card.tsx'

const KINDS = ['lake', 'originals', 'uploads', 'rejectedRows', 'catalogue', 'backups'] as const

/** What takes how much room on the disk. */
export function StorageCard({ storage }: { storage: Storage }) {
  const t = useTranslations()
  const all = KINDS.reduce((sum, kind) => sum + storage[kind], 0)
  const most = Math.max(1, ...KINDS.map((kind) => storage[kind]))
  return (
    <Card title={t('settings.storage.title')}>
      <dl className="figures space-y-2.5 px-5 pb-4 text-[0.8125rem]">
        {KINDS.map((kind) => (
          <div
            key={kind}
            className="grid grid-cols-[1fr_auto] items-center gap-x-4 sm:grid-cols-[16rem_1fr_5rem]"
          >
            <dt>{t(`settings.storage.kinds.${kind}`)}</dt>
            <dd
              aria-hidden="true"
              className="order-last col-span-2 h-1.5 rounded-full bg-sunken sm:order-none sm:col-span-1"
            >
              <span
                className={`block h-full rounded-full bg-accent ${storage[kind] > 0 ? 'min-w-px' : ''}`}
                style={{ width: `${(storage[kind] / most) * 100}%` }}
              />
            </dd>
            <dd className="text-end whitespace-nowrap">{formatBytes(storage[kind])}</dd>
          </div>
        ))}
      </dl>
      <dl className="figures mx-5 mb-5 flex flex-wrap gap-x-8 gap-y-1 border-t border-line pt-3 text-[0.8125rem]">
        <div className="flex gap-2">
          <dt className="text-muted">{t('settings.storage.used')}</dt>
          <dd className="font-medium">{formatBytes(all)}</dd>
        </div>
        <div className="flex gap-2">
          <dt className="text-muted">{t('settings.storage.free')}</dt>
          <dd className="font-medium">
            {formatBytes(storage.free)}{' '}
            <span className="font-normal text-muted">
              ({formatShare(storage.free / (storage.free + all))})
            </span>
          </dd>
        </div>
      </dl>
    </Card>
  )
}
