'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { RuledKind } from '../../_view/same-kind.ts'
import type { View } from '../../_view/view.ts'
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
  const [isOpen, setOpen] = useState(false)
  const { from, to } = filter
  const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className={`${ROW_BUTTON} print:hidden`}>
        <Icon name="info" size={15} />
        {t('services.report')}
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
          <Dialog.Title className="text-base font-semibold">{t('services.reclassify.title')}</Dialog.Title>
          <p className="mt-1 font-mono text-[0.8125rem] break-all">
            {[kind.provider, kind.service, kind.usageType].map(visible).join(' / ')}
          </p>
          <Dialog.Description className="mt-2 text-[0.8125rem] text-muted">
            {t('services.reclassify.text')}
          </Dialog.Description>
          {isOpen && (
            <ReclassifyForm
              slug={slug}
              kind={kind}
              asked={{ filter: days, method }}
              factorSet={factorSet}
              onDone={() => setOpen(false)}
            />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
