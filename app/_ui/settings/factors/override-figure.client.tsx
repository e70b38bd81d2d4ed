'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { FigureInUse } from '#lib/domain/report/factors-in-use.ts'
import { Icon } from '../../icon.tsx'
import { ROW_BUTTON } from '../../popup-classes.ts'
import { OverrideForm } from './override-form.client.tsx'
import type { Asked } from './use-effect-of.client.tsx'

interface Props {
  readonly slug: string
  readonly factorSet: FactorSetId
  readonly asked: Asked
  readonly row: FigureInUse
}

/** Replaces one figure, after showing what that does. */
export function OverrideFigure({ slug, factorSet, asked, row }: Props) {
  const t = useTranslations()
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className={ROW_BUTTON}>
        {t('factorSettings.override')}
        <span className="sr-only"> {visible(row.figure.id)}</span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(36rem,calc(100vw-2rem))] -translate-1/2 overflow-y-auto rounded-xl border border-line bg-raised p-6 shadow-[0_8px_40px_rgb(0_0_0/0.2)] outline-none">
          <Dialog.Close
            aria-label={t('explain.close')}
            className="absolute end-3 top-3 grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
          >
            <Icon name="close" />
          </Dialog.Close>
          <Dialog.Title className="text-base font-semibold">{t('factorSettings.form.title')}</Dialog.Title>
          <p className="mt-1 font-medium break-words">{visible(row.figure.id)}</p>
          <Dialog.Description className="mt-2 text-[0.8125rem] text-muted">
            {t('factorSettings.form.text')}
          </Dialog.Description>
          {isOpen && (
            <OverrideForm
              slug={slug}
              factorSet={factorSet}
              asked={asked}
              row={row}
              onDone={() => setOpen(false)}
            />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
