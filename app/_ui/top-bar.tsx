import { useTranslations } from 'next-intl'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { DataPeriod } from '../_view/shown-period.ts'
import { DisplayMenu, FactorSetSwitch, MethodSwitch } from './display-menu.client.tsx'
import { FilterChips, FilterMenu, type FilterOptions } from './filter-bar.client.tsx'
import { SearchButton } from './keyboard/search-button.client.tsx'
import { type OrganisationChoice, OrganisationMenu } from './organisation-menu.client.tsx'
import { PeriodPicker } from './period-picker.client.tsx'

interface Props {
  readonly current: string
  readonly organisations: readonly OrganisationChoice[]
  readonly data: DataPeriod | null
  readonly options: FilterOptions
  readonly standard: FactorSetId
}

/** Whose figures, of when, filtered by what, and by which method: the same controls on every page. */
export function TopBar({ current, organisations, data, options, standard }: Props) {
  const t = useTranslations()
  return (
    <header
      data-frame="controls"
      className="sticky top-0 z-20 border-b border-line bg-page/95 px-4 py-2.5 backdrop-blur-sm lg:px-8"
    >
      <section aria-label={t('frame.controls')} className="flex flex-wrap items-center gap-2">
        <OrganisationMenu current={current} organisations={organisations} />
        <PeriodPicker data={data} />
        <FilterMenu options={options} />
        <div className="ms-auto flex items-center gap-2">
          <div className="hidden items-center gap-2 xl:flex">
            <MethodSwitch />
            <FactorSetSwitch standard={standard} />
          </div>
          <DisplayMenu standard={standard} />
          <SearchButton />
        </div>
      </section>
      <div className="mt-2 empty:hidden">
        <FilterChips />
      </div>
    </header>
  )
}
