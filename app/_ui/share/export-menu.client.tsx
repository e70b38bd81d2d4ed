'use client'
import { Menu } from '@base-ui/react/menu'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { isOfWholeOrganisation } from '#lib/domain/share/shared-page.ts'
import { pageOfPath } from '../../_export/page-of-path.ts'
import { Icon, type IconName } from '../icon.tsx'
import { BAR_BUTTON, MENU_ITEM, POPUP } from '../popup-classes.ts'
import { ShareDialog } from './share-dialog.client.tsx'

interface Props {
  /** The query of the view, without `?`. */
  readonly search: string
  /** What is on the page, in words. */
  readonly view: string
}

const DOWNLOADS = [
  { format: 'csv', meta: false, label: 'csv' },
  { format: 'csv', meta: true, label: 'zip' },
  { format: 'json', meta: false, label: 'json' },
  { format: 'parquet', meta: false, label: 'parquet' },
] as const

/** Takes the view of a page away: as a file, on paper, or as a link. Nothing on pages that have no such view, and where a view is shared. */
export function ExportMenu({ search, view }: Props) {
  const t = useTranslations()
  const page = pageOfPath(usePathname())
  const [isSharing, setSharing] = useState(false)
  const [isCopied, setCopied] = useState(false)
  if (!page) return null
  const query = new URLSearchParams(search)
  if (page.team !== null) query.set('team', page.team)
  const organisation = encodeURIComponent(page.slug)
  const copy = () =>
    void navigator.clipboard
      .writeText(`${window.location.origin}${window.location.pathname}?${search}`)
      .then(() => setCopied(true))
      .catch(() => setCopied(false))
  return (
    <div data-frame="controls">
      <Menu.Root onOpenChange={(isOpen) => isOpen && setCopied(false)}>
        <Menu.Trigger className={BAR_BUTTON}>
          <Icon name="download" size={15} />
          {t('exports.menu')}
          <Icon name="chevron" size={14} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="end" className="z-50 outline-none">
            <Menu.Popup className={`${POPUP} min-w-60`}>
              {page.exported && (
                <Menu.Group>
                  <Menu.GroupLabel className="px-2.5 py-1 text-xs text-muted">
                    {t('exports.exactly')}
                  </Menu.GroupLabel>
                  {DOWNLOADS.map(({ format, meta, label }) => (
                    <Menu.LinkItem
                      key={label}
                      className={MENU_ITEM}
                      closeOnClick
                      download
                      href={`/api/v1/organisations/${organisation}/exports/${page.exported}.${format}?${query}${meta ? '&meta=1' : ''}`}
                    >
                      <Line icon="file" hint={t(`exports.${label}Hint`)}>
                        {t(`exports.${label}`)}
                      </Line>
                    </Menu.LinkItem>
                  ))}
                  <Menu.Separator className="my-1.5 h-px bg-line" />
                </Menu.Group>
              )}
              {page.shared && page.shared !== 'report' && !isOfWholeOrganisation(page.shared) && (
                <Menu.LinkItem className={MENU_ITEM} closeOnClick href={`/o/${organisation}/report?${query}`}>
                  <Line icon="services">{t('exports.printable')}</Line>
                </Menu.LinkItem>
              )}
              <Menu.Item className={MENU_ITEM} closeOnClick={false} onClick={copy}>
                <Line icon={isCopied ? 'check' : 'link'}>
                  {isCopied ? t('exports.copied') : t('exports.copyLink')}
                </Line>
              </Menu.Item>
              {page.shared && (
                <Menu.Item className={MENU_ITEM} onClick={() => setSharing(true)}>
                  <Line icon="up">{t('exports.share')}</Line>
                </Menu.Item>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {page.shared && (
        <ShareDialog
          isOpen={isSharing}
          onClose={() => setSharing(false)}
          slug={page.slug}
          page={page.shared}
          search={query.toString()}
          view={view}
        />
      )}
    </div>
  )
}

function Line({ icon, hint, children }: { icon: IconName; hint?: string; children: ReactNode }) {
  return (
    <>
      <span className="text-muted">
        <Icon name={icon} size={15} />
      </span>
      <span className="flex-1" aria-live="polite">
        {children}
      </span>
      {hint && <span className="ps-4 text-xs text-muted">{hint}</span>}
    </>
  )
}
