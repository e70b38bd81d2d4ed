'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import { intensityBin } from '../../_format/intensity-bins.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { clusterPoints } from '../../_view/map/cluster-points.ts'
import { fanOut } from '../../_view/map/fan-out.ts'
import type { MapMark, MapPoint } from '../../_view/map/map-mark.ts'
import { radiusOf } from '../../_view/map/map-mark.ts'
import { placeLabels } from '../../_view/map/place-labels.ts'
import { ROW_BUTTON } from '../popup-classes.ts'
import { ViewLink } from '../view-link.client.tsx'
import { LABEL_PIXELS, MarkLabel } from './mark-label.tsx'
import { SizeLegend } from './size-legend.tsx'

export interface RegionPoint extends MapPoint {
  /** `eu-west-1, Dublin`. */
  readonly name: string
  readonly href: string
}

export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Props {
  readonly label: string
  readonly frame: Frame
  readonly points: readonly RegionPoint[]
  readonly unit: MassUnit
  readonly selected: string | null
  /** The outlines of the land. */
  readonly children: ReactNode
}

const ZOOMS = [1, 2, 4, 8] as const
const GAP_PIXELS = 2
const TARGET_PIXELS = 12

/** The part of the world in sight: as much as the zoom shows around a point, never past the edge. */
function partOf(frame: Frame, zoom: number, centre: { readonly x: number; readonly y: number }): Frame {
  const width = frame.width / zoom
  const height = frame.height / zoom
  const within = (at: number, start: number, length: number, part: number) =>
    Math.min(Math.max(at - part / 2, start), start + length - part)
  return {
    x: within(centre.x, frame.x, frame.width, width),
    y: within(centre.y, frame.y, frame.height, height),
    width,
    height,
  }
}

const hatched = 'url(#no-factor)'
const fillOf = (gramsPerKwh: number | null): string =>
  gramsPerKwh === null ? hatched : `var(--intensity-${intensityBin(gramsPerKwh)})`

/**
 * Circles on the world: area is our carbon, colour the grid. One stop of the Tab key; the arrow keys step by longitude, and the
 * circle of several regions opens as one of them is reached. Nothing drags or scrolls the map.
 */
export function RegionMap({ label, frame, points, unit, selected, children }: Props) {
  const t = useTranslations()
  const box = useRef<HTMLElement>(null)
  const [pixels, setPixels] = useState(frame.width)
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>(1)
  const [current, setCurrent] = useState<string | null>(selected)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const observed = new ResizeObserver(([entry]) => setPixels(entry?.contentRect.width || frame.width))
    if (box.current) observed.observe(box.current)
    return () => observed.disconnect()
  }, [frame.width])

  const eastward = [...points].sort((a, b) => a.longitude - b.longitude || (a.key < b.key ? -1 : 1))
  const largest = [...points].sort((a, b) => (b.kilograms ?? 0) - (a.kilograms ?? 0))[0]
  const stop = points.find(({ key }) => key === current) ?? largest
  const part = partOf(frame, zoom, stop ?? { x: frame.width / 2, y: frame.height / 2 })
  const perPixel = part.width / pixels
  const scale = {
    largestRadius: Math.min(30, Math.max(14, pixels / 34)) * perPixel,
    largestKilograms: Math.max(0, ...points.map(({ kilograms }) => kilograms ?? 0)),
    plainRadius: 5 * perPixel,
  }
  const marks = clusterPoints(points, scale, GAP_PIXELS * perPixel)
  const opened = isOpen ? marks.find((mark) => mark.points.length > 1 && holds(mark, current)) : undefined
  const fanned = opened
    ? fanOut(opened, opened.points, {
        radiusOf: (point) => Math.max(radiusOf(point.kilograms, scale), TARGET_PIXELS * perPixel),
        gap: GAP_PIXELS * perPixel,
        frame: part,
      })
    : []
  const nameOf = (point: MapPoint) => points.find(({ key }) => key === point.key)?.name ?? point.key
  const focus = (key: string) => {
    setCurrent(key)
    setOpen(true)
    box.current?.querySelector<SVGElement>(`[data-place="${CSS.escape(key)}"]`)?.focus()
  }
  const step = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setOpen(false)
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (by === undefined || !stop || event.metaKey || event.ctrlKey || event.altKey) return
    event.preventDefault()
    const at = eastward.findIndex(({ key }) => key === stop.key)
    const next = eastward[(at + by + eastward.length) % eastward.length]
    if (next) focus(next.key)
  }
  const boxes = placeLabels(
    marks.map((mark) => ({
      ...mark,
      label: {
        width: LABEL_PIXELS.width * perPixel,
        height: LABEL_PIXELS.height * perPixel,
      },
    })),
    part,
  )
  const zoomTo = (way: 1 | -1) => setZoom(ZOOMS[ZOOMS.indexOf(zoom) + way] ?? zoom)

  return (
    <section ref={box} aria-label={label}>
      <svg
        role="presentation"
        viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
        className="block w-full rounded-lg border border-line bg-sunken"
      >
        <defs>
          <pattern
            id="no-factor"
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="4" height="4" fill="var(--surface)" />
            <path d="M0 0V4" stroke="var(--strong-line)" strokeWidth="2.4" />
          </pattern>
        </defs>
        {children}
        <g opacity={opened ? 0.25 : 1}>
          {marks.map((mark, index) => (
            <g key={mark.points.map(({ key }) => key).join(' ')}>
              <circle
                cx={mark.x}
                cy={mark.y}
                r={mark.radius}
                fill={fillOf(mark.gramsPerKwh)}
                stroke="var(--ink)"
                strokeWidth={perPixel}
              />
              <MarkLabel mark={mark} box={boxes[index] ?? null} unit={unit} perPixel={perPixel} />
            </g>
          ))}
        </g>
        {opened && (
          <g>
            {fanned.map(({ point, x, y, radius }) => (
              <g key={point.key}>
                <path d={`M${opened.x} ${opened.y}L${x} ${y}`} stroke="var(--ink)" strokeWidth={perPixel} />
                <circle cx={x} cy={y} r={radius} fill="var(--surface)" />
                <circle
                  cx={x}
                  cy={y}
                  r={point.kilograms === null ? radius : radiusOf(point.kilograms, scale)}
                  fill={fillOf(point.gramsPerKwh)}
                  stroke="var(--ink)"
                  strokeWidth={perPixel}
                />
              </g>
            ))}
          </g>
        )}
        {eastward.map((point) => {
          const mark = marks.find((each) => holds(each, point.key))
          const out = fanned.find((each) => each.point.key === point.key)
          const isClosed = !out && (mark?.points.length ?? 1) > 1
          const isFirst = mark?.points[0]?.key === point.key
          const at = out ?? mark ?? point
          const radius = Math.max(out?.radius ?? mark?.radius ?? 0, TARGET_PIXELS * perPixel)
          return (
            <ViewLink
              key={point.key}
              href={point.href}
              data-place={point.key}
              tabIndex={point.key === stop?.key ? 0 : -1}
              aria-label={describe(t, point, unit)}
              aria-current={point.key === selected ? 'true' : undefined}
              onKeyDown={step}
              onFocus={() => {
                setCurrent(point.key)
                setOpen(true)
              }}
              onBlur={({ relatedTarget }) => {
                if (!box.current?.querySelector('svg')?.contains(relatedTarget)) setOpen(false)
              }}
              onClick={(event) => {
                if (!isClosed) return
                event.preventDefault()
                focus(point.key)
              }}
              onMouseEnter={() => setCurrent(point.key)}
              className={`outline-none [&:focus-visible>circle]:stroke-(--accent) ${isClosed && !isFirst ? 'pointer-events-none' : ''}`}
            >
              <circle
                cx={at.x}
                cy={at.y}
                r={radius}
                fill="transparent"
                stroke={point.key === selected ? 'var(--accent)' : 'transparent'}
                strokeWidth={2.5 * perPixel}
              />
            </ViewLink>
          )
        })}
      </svg>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="figures min-h-6 text-[0.8125rem]" data-map="current">
          {stop && describe(t, { ...stop, name: nameOf(stop) }, unit)}
        </p>
        {scale.largestKilograms > 0 && (
          <SizeLegend
            unit={unit}
            kilograms={scale.largestKilograms}
            radius={scale.largestRadius / perPixel}
          />
        )}
        <div className="flex items-center print:hidden">
          <button type="button" className={ROW_BUTTON} onClick={() => zoomTo(-1)} disabled={zoom === 1}>
            <span aria-hidden="true">−</span>
            {t('regions.map.zoomOut')}
          </button>
          <button type="button" className={ROW_BUTTON} onClick={() => zoomTo(1)} disabled={zoom === 8}>
            <span aria-hidden="true">+</span>
            {t('regions.map.zoomIn')}
          </button>
        </div>
      </div>
    </section>
  )
}

const holds = (mark: MapMark, key: string | null): boolean => mark.points.some((point) => point.key === key)

const describe = (t: Translate, { name, kilograms, gramsPerKwh }: RegionPoint, unit: MassUnit): string =>
  [
    name,
    ...(kilograms === null
      ? []
      : [t('regions.map.pointMass', { mass: `${formatMass(kilograms, unit)} ${unit}` })]),
    gramsPerKwh === null
      ? t('regions.noFactor')
      : t('regions.map.pointGrams', { grams: String(Math.round(gramsPerKwh)) }),
  ].join(' · ')
