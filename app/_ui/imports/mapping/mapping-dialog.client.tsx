'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import type { MappableFile } from '#lib/domain/imports/preflight-report.ts'
import { Icon } from '../../icon.tsx'
import { MappingForm } from './mapping-form.client.tsx'

interface Props {
  readonly slug: string
  readonly isOpen: boolean
  /** Null where the file is not known, or not yet. */
  readonly file: (MappableFile & { readonly name: string }) | null
  /** Whether it has been found out what the file is. */
  readonly isKnown: boolean
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Over the set of files, with an address of its own: what the columns of one of them are. */
export function MappingDialog({ slug, isOpen, file, isKnown, onClose, onSaved }: Props) {
  const t = useTranslations()
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          className="fixed inset-x-0 top-0 z-50 mx-auto flex h-dvh w-full max-w-[72rem] flex-col bg-page shadow-[0_0_60px_rgb(0_0_0/0.18)] outline-none lg:top-[3dvh] lg:h-[94dvh] lg:rounded-xl lg:border lg:border-line"
        >
          <header className="flex items-start gap-3 border-b border-line px-5 py-3">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="text-base font-semibold">{t('mapping.title')}</Dialog.Title>
              <Dialog.Description className="text-[0.8125rem] text-muted">
                {file && <span className="font-medium break-all text-ink">{visible(file.name)}. </span>}
                {t('mapping.intro')}
              </Dialog.Description>
            </div>
            <Dialog.Close
              aria-label={t('mapping.close')}
              className="grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <Icon name="close" />
            </Dialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-5">
            {file ? (
              <MappingForm key={file.headers.join('\n')} slug={slug} file={file} onSaved={onSaved} />
            ) : (
              <p role="status" className="text-muted">
                {isKnown ? t('mapping.gone') : t('mapping.loading')}
              </p>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
