'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '../form-dialog.client.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { useShared } from '../share/shared.client.tsx'
import { ConstantForm } from './constant-form.client.tsx'
import { CountsForm } from './counts-form.client.tsx'
import type { CountsProps } from './counts-props.ts'

const WAYS = ['csv', 'constant'] as const

/** Says how often operations were carried out: by a file of counts, or the same number every day. */
export function CountsDialog(props: CountsProps) {
  const t = useTranslations()
  const router = useRouter()
  const [way, setWay] = useState<(typeof WAYS)[number]>('csv')
  if (useShared() !== null) return null
  return (
    <FormDialog
      trigger={t('sci.counts.trigger')}
      triggerClassName={SECONDARY_BUTTON}
      title={t('sci.counts.title')}
      subject={<p className="mt-1 break-words">{props.boundary}</p>}
      text={t('sci.counts.text')}
    >
      {(close) => {
        const done = () => {
          close()
          router.refresh()
        }
        return (
          <>
            <fieldset className="mt-4 flex flex-wrap gap-x-5 gap-y-1 text-[0.8125rem]">
              <legend className="sr-only">{t('sci.counts.way')}</legend>
              {WAYS.map((one) => (
                <label key={one} className="inline-flex min-h-7 items-center gap-1.5">
                  <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
                  {t(`sci.counts.ways.${one}`)}
                </label>
              ))}
            </fieldset>
            {way === 'csv' ? (
              <CountsForm {...props} onSaved={done} />
            ) : (
              <ConstantForm {...props} onSaved={done} />
            )}
          </>
        )
      }}
    </FormDialog>
  )
}
