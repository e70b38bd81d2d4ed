'use client'
import { useTranslations } from 'next-intl'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { FormDialog } from '../../form-dialog.client.tsx'
import { ROW_BUTTON } from '../../popup-classes.ts'
import { OverrideForm } from './override-form.client.tsx'
import type { Asked } from './use-effect-of.client.tsx'

interface Props {
  readonly slug: string
  readonly factorSet: FactorSetId
  readonly asked: Asked
  readonly figure: Figure
}

/** Replaces one figure, after showing what that does. */
export function OverrideFigure({ slug, factorSet, asked, figure }: Props) {
  const t = useTranslations()
  const name = visible(figure.id)
  return (
    <FormDialog
      trigger={
        <>
          {t('factorSettings.override')}
          <span className="sr-only"> {name}</span>
        </>
      }
      triggerClassName={ROW_BUTTON}
      title={t('factorSettings.form.title')}
      subject={<p className="mt-1 font-medium break-words">{name}</p>}
      text={t('factorSettings.form.text')}
    >
      {(close) => (
        <OverrideForm slug={slug} factorSet={factorSet} asked={asked} figure={figure} onDone={close} />
      )}
    </FormDialog>
  )
}
