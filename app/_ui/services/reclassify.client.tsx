'use client'
import { useTranslations } from 'next-intl'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { RuledKind } from '../../_view/same-kind.ts'
import type { View } from '../../_view/view.ts'
import { FormDialog } from '../form-dialog.client.tsx'
import { Icon } from '../icon.tsx'
import { ROW_BUTTON } from '../popup-classes.ts'
import { ReclassifyForm } from './reclassify-form.client.tsx'

interface Props {
  readonly slug: string
  readonly kind: RuledKind
  readonly view: Pick<View, 'filter' | 'method'> & { readonly factorSet: FactorSetId }
}

/** Says that a usage type is something else than the factor set takes it for. */
export function Reclassify({ slug, kind, view: { filter, method, factorSet } }: Props) {
  const t = useTranslations()
  const { from, to } = filter
  const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  return (
    <FormDialog
      trigger={
        <>
          <Icon name="info" size={15} />
          {t('services.report')}
        </>
      }
      triggerClassName={`${ROW_BUTTON} print:hidden`}
      title={t('services.reclassify.title')}
      subject={
        <p className="mt-1 font-mono text-[0.8125rem] break-all">
          {[kind.provider, kind.service, kind.usageType].map(visible).join(' / ')}
        </p>
      }
      text={t('services.reclassify.text')}
    >
      {(close) => (
        <ReclassifyForm
          slug={slug}
          kind={kind}
          asked={{ filter: days, method }}
          factorSet={factorSet}
          onDone={close}
        />
      )}
    </FormDialog>
  )
}
