'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { ColumnMapping, MappedValue } from '#lib/domain/imports/column-mapping.ts'
import { formatInstant } from '../../_format/dates.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { callApi } from '../call-api.client.tsx'
import { Card } from '../card.tsx'
import { ConfirmDialog } from '../confirm-dialog.client.tsx'
import { ROW_BUTTON } from '../popup-classes.ts'

export interface RememberedColumns {
  readonly id: string
  readonly mapping: ColumnMapping
  readonly updatedAt: string
}

interface Props {
  readonly slug: string
  readonly organisation: string
  readonly mappings: readonly RememberedColumns[]
}

/** The kinds of CSV whose columns a person has named. */
export function RememberedMappings({ slug, organisation, mappings }: Props) {
  const t = useTranslations()
  const router = useRouter()
  return (
    <Card title={t('mapping.remembered')} detail={t('settings.tokens.of', { organisation })}>
      <div className="px-5 pb-5">
        <p className="max-w-2xl text-[0.8125rem] text-muted">
          {mappings.length > 0 ? t('mapping.rememberedIntro') : t('mapping.rememberedNone')}
        </p>
        <ul className="mt-3 divide-y divide-line empty:hidden">
          {mappings.map(({ id, mapping, updatedAt }) => (
            <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-3">
              <div className="min-w-0 flex-1 basis-72">
                <p className="font-medium break-words">{visible(mapping.name)}</p>
                <p className="text-[0.8125rem] break-words text-muted">{summaryOf(t, mapping)}</p>
              </div>
              <p className="text-[0.8125rem] text-muted">{formatInstant(updatedAt)}</p>
              <ConfirmDialog
                trigger={{
                  label: `${t('mapping.forget')} ${visible(mapping.name)}`,
                  className: ROW_BUTTON,
                  content: t('mapping.forget'),
                }}
                title={t('mapping.forgetTitle')}
                text={t('mapping.forgetText', { name: visible(mapping.name) })}
                confirm={t('mapping.forget')}
                confirming={t('mapping.forget')}
                act={() =>
                  callApi(
                    `/api/v1/organisations/${encodeURIComponent(slug)}/column-mappings/${encodeURIComponent(id)}`,
                    { method: 'DELETE' },
                  )
                }
                onDone={() => router.refresh()}
              />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

const FIELDS = [
  'date',
  'provider',
  'service',
  'usageType',
  'quantity',
  'unit',
  'cost',
  'currency',
  'region',
  'account',
] as const

/** `Date = Day, Service = Product, Currency = “EUR”` */
function summaryOf(t: Translate, mapping: ColumnMapping): string {
  return FIELDS.flatMap((field) => {
    const value: MappedValue | null = mapping[field]
    if (value === null) return []
    const text = 'text' in value ? `“${visible(value.text)}”` : visible(value.column)
    return [`${t(`mapping.fields.${field}`)} = ${text}`]
  }).join(', ')
}
