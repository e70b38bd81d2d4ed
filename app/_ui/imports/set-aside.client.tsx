'use client'
import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { PreflightReport } from '#lib/domain/imports/preflight-report.ts'
import { Icon } from '../icon.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'

interface Props {
  readonly report: PreflightReport
  readonly remove: (uploadId: string) => void
  readonly map: (uploadId: string) => void
}

/** Files that the owner of the set should know of although nothing of them is imported, the gravest first. */
export function SetAside({ report: { missingFiles, refused, setAside }, remove, map }: Props) {
  const t = useTranslations()
  return (
    <>
      {missingFiles.length > 0 && (
        <div role="alert" className="border-b border-line bg-danger-wash px-5 py-4">
          <h3 className="font-semibold text-danger">
            {t('imports.missingFiles', { files: missingFiles.length })}
          </h3>
          <p className="mt-1">{t('imports.missingFilesText')}</p>
          <ul className="mt-2 max-h-48 list-disc space-y-1 overflow-y-auto ps-5">
            {missingFiles.map((name) => (
              <li key={name} className="break-all">
                {visible(name)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {refused.length > 0 && (
        <ul className="divide-y divide-line border-b border-line">
          {refused.map(({ uploadId, name, happened, next, mappable }) => (
            <li key={`${uploadId} ${name}`} className="px-5 py-4">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="text-muted">
                  <Icon name="file" />
                </span>
                <h3 className="min-w-0 flex-1 font-medium break-words">{visible(name)}</h3>
                <button
                  type="button"
                  onClick={() => remove(uploadId)}
                  className="min-h-7 px-1 text-[0.8125rem] text-muted underline-offset-2 hover:text-ink hover:underline"
                >
                  {t('imports.remove')}
                  <span className="sr-only"> {visible(name)}</span>
                </button>
              </div>
              <div className="mt-3">
                <ProblemNote problem={{ happened, next }} />
              </div>
              {mappable && (
                <div className="mt-3 flex flex-wrap items-center gap-3">
                  <button type="button" className={SECONDARY_BUTTON} onClick={() => map(uploadId)}>
                    {t('imports.sayColumns')}
                    <span className="sr-only"> {visible(name)}</span>
                  </button>
                  <p className="text-[0.8125rem] text-muted">{t('imports.sayColumnsHint')}</p>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {setAside.length > 0 && (
        <details className="border-b border-line px-5 py-3 text-[0.8125rem]">
          <summary className="inline-flex min-h-6 items-center text-muted underline-offset-2 hover:text-ink hover:underline">
            {t('imports.setAside', { files: setAside.length })}
          </summary>
          <ul className="mt-2 space-y-1">
            {setAside.map(({ uploadId, name, reason }) => (
              <li key={`${uploadId} ${name}`}>
                <span className="break-all">{visible(name)}</span>
                <span className="text-muted"> – {reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
