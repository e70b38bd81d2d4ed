'use client'
import { createContext, type ReactNode, useContext, useRef, useState } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { PAGES } from '../../_view/pages.ts'
import { neighbouringPeriod } from '../../_view/period-presets.ts'
import type { DataPeriod } from '../../_view/shown-period.ts'
import { SINGLE_KEYS_COOKIE } from '../../_view/single-keys.ts'
import { changedView, otherPage } from '../../_view/view-href.ts'
import type { FilterOptions } from '../filter-bar.client.tsx'
import { remember } from '../remember.ts'
import { useGo } from '../use-go.client.tsx'
import { useShownPeriod } from '../use-shown-period.client.tsx'
import { useViewSearch } from '../use-view-search.client.tsx'
import { CommandMenu } from './command-menu.client.tsx'
import { HelpDialog } from './help-dialog.client.tsx'
import { moveRow } from './move-row.ts'

type Opened = 'commands' | 'help'

const OpenContext = createContext<((what: Opened) => void) | null>(null)

/** Opens the command menu or the list of keys. */
export function useOpen(): (what: Opened) => void {
  const open = useContext(OpenContext)
  if (!open) throw new Error('useOpen needs a KeyboardProvider above it')
  return open
}

interface Props {
  readonly slug: string
  readonly data: DataPeriod | null
  readonly options: FilterOptions
  readonly standard: FactorSetId
  /** Whether keys of a single letter do something at first. */
  readonly singleKeys: boolean
  readonly children: ReactNode
}

const SEQUENCE_MILLISECONDS = 1000
const PAGE_KEYS = PAGES.map(({ key }) => `g>${key}`)
const SINGLE_KEYS = ['/', '?', '[', ']', 'j', 'k', 'g']
/** By the character typed, on any keyboard, with whatever it takes to type it. */
const TYPED = { useKey: true, delimiter: ' ', preventDefault: false } as const

const isCommand = ({ ctrlKey, metaKey, altKey, ...event }: KeyboardEvent): boolean =>
  metaKey || ((ctrlKey || altKey) && !event.getModifierState?.('AltGraph'))
const isSomethingOpen = (): boolean =>
  document.querySelector('[role=dialog],[role=alertdialog],[role=menu]') !== null

/** What keys do on every page, and the two dialogs that they open. */
export function KeyboardProvider({ singleKeys: atFirst, children, ...place }: Props) {
  const { slug, data } = place
  const [opened, setOpened] = useState<Opened | null>(null)
  const [singleKeys, setSingleKeys] = useState(atFirst)
  const go = useGo()
  const search = useViewSearch()
  const shown = useShownPeriod(data)
  const startedAt = useRef(Number.NEGATIVE_INFINITY)

  const step = (by: -1 | 1) => {
    const period = data && shown && neighbouringPeriod(shown, by, data)
    if (period) go(changedView(search, { ...period, period: null, explain: null }))
  }
  const find = () => {
    const field = document.querySelector<HTMLInputElement>('main input[type=search]')
    if (field) field.focus()
    else setOpened('commands')
  }
  const switchSingleKeys = (isOn: boolean) => {
    setSingleKeys(isOn)
    remember(SINGLE_KEYS_COOKIE, isOn ? 'on' : 'off')
  }

  useHotkeys('mod+k', () => setOpened((now) => (now === 'commands' ? null : 'commands')), {
    enableOnFormTags: true,
    enableOnContentEditable: true,
    preventDefault: true,
  })
  useHotkeys(
    SINGLE_KEYS,
    (event, { keys: [key] = [] }) => {
      const isSecond = event.timeStamp - startedAt.current < SEQUENCE_MILLISECONDS
      startedAt.current = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (isSecond) return
      if (key === 'j' || key === 'k') return void moveRow(key === 'j' ? 1 : -1)
      if (isSomethingOpen()) return
      if (key === '[') step(-1)
      if (key === ']') step(1)
      if (key === '?') setOpened('help')
      if (key === '/') {
        event.preventDefault()
        find()
      }
    },
    { ...TYPED, ignoreModifiers: true, ignoreEventWhen: isCommand, enabled: singleKeys && opened === null },
  )
  useHotkeys(
    PAGE_KEYS,
    (event, { keys }) => {
      startedAt.current = Number.NEGATIVE_INFINITY
      const page = PAGES.find(({ key }) => key === keys?.[1])
      if (page && !isCommand(event) && !isSomethingOpen()) go(otherPage(`/o/${slug}/${page.name}`, search))
    },
    { ...TYPED, sequenceTimeoutMs: SEQUENCE_MILLISECONDS, enabled: singleKeys && opened === null },
  )

  useHotkeys(['down', 'up'], (event, { keys: [key] = [] }) => {
    const isInRow = document.activeElement?.closest('tbody tr') != null
    if (isInRow && moveRow(key === 'arrowdown' ? 1 : -1)) event.preventDefault()
  })

  const close = () => setOpened(null)
  return (
    <OpenContext value={setOpened}>
      {children}
      <CommandMenu
        {...place}
        isOpen={opened === 'commands'}
        close={close}
        singleKeys={singleKeys}
        switchSingleKeys={switchSingleKeys}
        openHelp={() => setOpened('help')}
      />
      <HelpDialog
        isOpen={opened === 'help'}
        close={close}
        singleKeys={singleKeys}
        switchSingleKeys={switchSingleKeys}
      />
    </OpenContext>
  )
}
