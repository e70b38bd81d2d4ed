'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useDropzone } from 'react-dropzone'
import { Icon } from '../icon.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'

interface Props {
  readonly onFiles: (files: readonly File[]) => void
}

/** Takes files and whole folders by dropping or by choosing. */
export function DropZone({ onFiles }: Props) {
  const t = useTranslations()
  const hint = useId()
  const common = {
    onDrop: (files: File[]) => onFiles(files),
    noClick: true,
    noKeyboard: true,
    useFsAccessApi: false,
  }
  const files = useDropzone(common)
  const folder = useDropzone({ ...common, noDrag: true })
  return (
    <div
      {...files.getRootProps({ role: 'group', 'aria-label': t('imports.drop'), tabIndex: -1 })}
      className={`flex flex-1 flex-col items-center justify-center rounded-xl border border-dashed px-6 py-10 text-center transition-colors outline-none ${
        files.isDragActive ? 'border-accent bg-accent-wash' : 'border-strong-line bg-surface'
      }`}
    >
      <span className="text-muted">
        <Icon name="imports" size={26} />
      </span>
      <p className="mt-3 text-base font-semibold">{t('imports.drop')}</p>
      <p id={hint} className="mt-1 max-w-xl text-[0.8125rem] text-muted">
        {t('imports.dropHint')} {t('imports.privacy')}
      </p>
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        <button type="button" aria-describedby={hint} className={SECONDARY_BUTTON} onClick={files.open}>
          {t('imports.browse')}
        </button>
        <button type="button" aria-describedby={hint} className={SECONDARY_BUTTON} onClick={folder.open}>
          {t('imports.browseFolder')}
        </button>
      </div>
      <input {...files.getInputProps({ 'aria-label': t('imports.browse') })} />
      <input {...folder.getInputProps({ 'aria-label': t('imports.browseFolder'), webkitdirectory: '' })} />
    </div>
  )
}
