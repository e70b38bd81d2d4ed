import { useTranslations } from 'next-intl'
import type { SciPoint } from '#lib/domain/sci/series.ts'
import { sciText, sciUnit } from '../../_format/sci-text.ts'

const WIDTH = 96
const HEIGHT = 22

/** The course of a score as a line that breaks where there is a gap; its ends are in words for who cannot see it. */
export function SciTrend({ name, series }: { name: string; series: readonly SciPoint[] }) {
  const t = useTranslations()
  const known = series.flatMap(({ score }, index) => (score.ok ? [{ index, grams: score.sciG.central }] : []))
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return <span className="text-muted">–</span>
  const most = Math.max(...known.map(({ grams }) => grams)) || 1
  const unit = sciUnit(known.map(({ grams }) => grams))
  const words = (grams: number) => `${sciText(grams, unit)} ${unit}`
  const x = (index: number) => 1 + (index / Math.max(1, series.length - 1)) * (WIDTH - 2)
  const y = (grams: number) => HEIGHT - 2 - (grams / most) * (HEIGHT - 4)
  const path = known
    .map(({ index, grams }, at) => {
      const isNext = at > 0 && known[at - 1]?.index === index - 1
      return `${isNext ? 'L' : 'M'}${x(index).toFixed(1)} ${y(grams).toFixed(1)}`
    })
    .join('')
  return (
    <svg
      role="img"
      aria-label={t('sci.list.trendOf', { name, first: words(first.grams), last: words(last.grams) })}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="inline-block"
    >
      <path d={path} fill="none" className="stroke-accent" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x(last.index)} cy={y(last.grams)} r="2" className="fill-accent" />
    </svg>
  )
}
