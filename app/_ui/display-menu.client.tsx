'use client'
import { Popover } from '@base-ui/react/popover'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FACTOR_SET_IDS, type FactorSetId, METHODS } from '#lib/domain/factors/factor-set.ts'
import { MASS_UNITS } from '#lib/domain/format/mass.ts'
import { isLocationOnly } from '../_view/pages.ts'
import { THEMES, type Theme, themeFrom } from '../_view/theme.ts'
import { changedView } from '../_view/view-href.ts'
import { chooseTheme } from './choose-theme.ts'
import { Icon } from './icon.tsx'
import { useOpen } from './keyboard/keyboard-provider.client.tsx'
import { BAR_BUTTON, POPUP } from './popup-classes.ts'
import { Segments } from './segments.client.tsx'
import { useViewSearch } from './use-view-search.client.tsx'

/** The method in force and the other one, where a page knows both. */
export function MethodSwitch() {
  const t = useTranslations()
  const search = useViewSearch()
  const current = useSearchParams().get('method') ?? 'location'
  if (isLocationOnly(usePathname()))
    return (
      <p className="inline-flex min-h-7 items-center px-1 text-[0.8125rem] text-muted">
        {t('method.locationOnly')}
      </p>
    )
  return (
    <Segments
      label={t('method.label')}
      segments={METHODS.map((method) => ({
        label: t(`method.${method}`),
        href: changedView(search, { method: method === 'location' ? null : method }),
        current: method === current,
      }))}
    />
  )
}

/** The factor set in force and the others. */
export function FactorSetSwitch({ standard }: { standard: FactorSetId }) {
  const t = useTranslations()
  const search = useViewSearch()
  const current = useSearchParams().get('factors') ?? standard
  return (
    <Segments
      label={t('factors.label')}
      segments={FACTOR_SET_IDS.map((id) => ({
        label: id,
        href: changedView(search, { factors: id === standard ? null : id }),
        current: id === current,
      }))}
    />
  )
}

/** How figures look: unit and theme; on small screens also method and factor set. */
export function DisplayMenu({ standard }: { standard: FactorSetId }) {
  const t = useTranslations()
  const search = useViewSearch()
  const unit = useSearchParams().get('unit')
  return (
    <Popover.Root>
      <Popover.Trigger className={BAR_BUTTON} aria-label={t('display.label')}>
        <Icon name="display" size={16} />
        <span className="hidden sm:inline">{t('display.label')}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50">
          <Popover.Popup className={`${POPUP} w-80 space-y-4 p-4`} aria-label={t('display.label')}>
            <Setting label={t('method.label')} help={t('method.help')}>
              <MethodSwitch />
            </Setting>
            <Setting label={t('factors.label')}>
              <FactorSetSwitch standard={standard} />
            </Setting>
            <Setting label={t('display.unit')}>
              <Segments
                label={t('display.unit')}
                segments={[
                  {
                    label: t('display.unitAuto'),
                    href: changedView(search, { unit: null }),
                    current: unit === null,
                  },
                  ...MASS_UNITS.map((one) => ({
                    label: one,
                    href: changedView(search, { unit: one }),
                    current: one === unit,
                  })),
                ]}
              />
            </Setting>
            <Setting label={t('display.theme')}>
              <ThemeSwitch />
            </Setting>
            <KeysButton />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Setting({ label, help, children }: { label: string; help?: string; children: React.ReactNode }) {
  return (
    <div>
      <p className="mb-1.5 text-xs font-medium text-muted">{label}</p>
      {children}
      {help && <p className="mt-1.5 text-xs text-muted">{help}</p>}
    </div>
  )
}

function KeysButton() {
  const t = useTranslations()
  const open = useOpen()
  return (
    <Popover.Close
      onClick={() => open('help')}
      className="min-h-6 text-[0.8125rem] text-muted underline underline-offset-2 hover:text-ink"
    >
      {t('keyboard.open')}
    </Popover.Close>
  )
}

function ThemeSwitch() {
  const t = useTranslations()
  const [theme, setTheme] = useState(() => themeFrom(document.documentElement.dataset.theme))
  const choose = (next: Theme) => {
    setTheme(next)
    chooseTheme(next)
  }
  return (
    <fieldset className="inline-flex rounded-md bg-sunken p-0.5">
      <legend className="sr-only">{t('display.theme')}</legend>
      {THEMES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === theme}
          onClick={() => choose(one)}
          className="min-h-7 rounded-[5px] px-2.5 text-[0.8125rem] text-muted hover:text-ink aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink aria-pressed:shadow-[0_0_0_1px_var(--line),0_1px_2px_rgb(0_0_0/0.05)]"
        >
          {t(`display.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}
