'use client'
import { Menu } from '@base-ui/react/menu'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { callApi, type Problem } from './call-api.client.tsx'
import { Icon } from './icon.tsx'
import { BAR_BUTTON, MENU_ITEM, POPUP } from './popup-classes.ts'
import { ProblemNote } from './problem-note.tsx'

export interface OrganisationChoice {
  readonly slug: string
  readonly name: string
  readonly isDemo: boolean
}

interface Props {
  readonly current: string
  readonly organisations: readonly OrganisationChoice[]
}

/** Goes from one organisation to another; offers the demo where there is none yet. */
export function OrganisationMenu({ current, organisations }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const [problem, setProblem] = useState<Problem | null>(null)
  const name = organisations.find((one) => one.slug === current)?.name ?? current
  const hasDemo = organisations.some((one) => one.isDemo)

  const addDemo = async () => {
    const answer = await callApi<{ slug: string }>('/api/v1/demo', { method: 'POST' })
    if (answer.ok) router.push(`/o/${answer.body.slug}/overview`)
    else setProblem(answer.problem)
  }

  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          className={`${BAR_BUTTON} max-w-24 font-medium min-[22.5rem]:max-w-26 sm:max-w-56`}
          aria-label={`${t('frame.organisation')}: ${name}`}
        >
          <span className="truncate">{name}</span>
          <Icon name="chevron" size={14} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="start" className="z-50 outline-none">
            <Menu.Popup className={`${POPUP} min-w-52`}>
              <Menu.RadioGroup
                value={current}
                onValueChange={(slug: string) => router.push(`/o/${slug}/overview`)}
              >
                {organisations.map((one) => (
                  <Menu.RadioItem key={one.slug} value={one.slug} closeOnClick className={MENU_ITEM}>
                    <span className="min-w-0 flex-1 truncate">{one.name}</span>
                    <span className="text-xs text-muted">
                      {one.isDemo ? t('frame.demo') : t('frame.ownData')}
                    </span>
                    <span className="w-4">
                      <Menu.RadioItemIndicator>
                        <Icon name="check" size={14} />
                      </Menu.RadioItemIndicator>
                    </span>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              {!hasDemo && (
                <>
                  <Menu.Separator className="my-1.5 h-px bg-line" />
                  <Menu.Item className={MENU_ITEM} onClick={addDemo}>
                    {t('frame.exploreDemo')}
                  </Menu.Item>
                </>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {problem && <ProblemNote problem={problem} />}
    </>
  )
}
