import type { DisclosedComponent, DisclosedPeriod, ScoreDisclosure } from './disclosure.ts'
import { SCI_VERSION } from './disclosure.ts'
import { hasTerms, type PlainDocument } from './manifest-document.ts'
import { componentTotals, totalsOf } from './totals.ts'

const day = (moment: string): string => new Date(moment).toISOString().slice(0, 10)

function hardware({ name, periods }: DisclosedComponent): PlainDocument {
  const { embodiedG } = componentTotals({ name, provenance: '', periods })
  const [period] = periods
  const terms = period && hasTerms(period.embodied) && periods.length === 1 ? period.embodied : null
  return {
    name,
    embodied_carbon_g: embodiedG,
    ...(terms
      ? {
          total_embodied_g: terms.totalEmbodiedG,
          time_reserved_hours: terms.timeReservedHours,
          expected_lifespan_hours: terms.expectedLifespanHours,
          resources_reserved: terms.resourcesReserved,
          total_resources: terms.totalResources,
        }
      : {}),
    calculation: 'M = TE x (TiR / EL) x (RR / ToR), summed over the periods of the manifest',
  }
}

const period = (first: DisclosedPeriod, last: DisclosedPeriod, calculatedOn: string): PlainDocument => ({
  start_date: day(first.from),
  end_date: day(new Date(Date.parse(last.to) - 1).toISOString()),
  duration_hours: (Date.parse(last.to) - Date.parse(first.from)) / 3_600_000,
  submission_date: calculatedOn,
})

/**
 * The disclosure for the Foundation's self-certification: IMP schema 1.0. E has the PUE of every component in it, I is
 * O / E (weighted by energy, location-based), and C / R is the ratio of sums.
 */
export function impDocument(
  score: ScoreDisclosure,
  components: readonly DisclosedComponent[],
  first: DisclosedPeriod,
  last: DisclosedPeriod,
): PlainDocument {
  const { software, boundary, functionalUnit: unit, factors } = score
  const { itEnergyKwh, energyKwh, operationalG, embodiedG } = totalsOf(components)
  const sci = (operationalG + embodiedG) / unit.count
  const sources = factors.sources.map((name) => ({
    name,
    type: 'coefficient',
    description: factors.identity,
  }))
  return {
    name: `${software.name}-sci`,
    description: software.description,
    tags: { kind: 'sci', category: 'other' },
    submission: {
      applicant: {
        organization: score.organisation,
        contact_name: score.contact.name,
        contact_email: score.contact.email,
      },
      software,
      measurement_period: period(first, last, score.calculatedOn),
    },
    boundary: {
      included: components.map(({ name, provenance }) => ({
        component: name,
        description: provenance,
        justification: `inside the boundary ${boundary.name} ${boundary.version}`,
      })),
      excluded: boundary.outside.map(({ name, reason }) => ({
        component: name,
        description: name,
        rationale: reason,
      })),
    },
    functional_unit: {
      unit: unit.name,
      unit_symbol: unit.name,
      rationale: `the operation that ${boundary.name} serves`,
      measurement_method: unit.source,
      total_units: unit.count,
      conversion_factors: score.conversions.map((justification) => ({ justification })),
    },
    calculation: {
      score: {
        value: sci,
        unit: `gCO2eq per ${unit.name}`,
        formula: `SCI = (E x I + M) / R = (${energyKwh} x ${operationalG / energyKwh} + ${embodiedG}) / ${unit.count}`,
      },
      energy: {
        value: energyKwh,
        unit: 'kWh',
        methodology: score.methodology,
        ...(itEnergyKwh > 0 ? { pue: energyKwh / itEnergyKwh } : {}),
        components: components.map((each) => ({
          name: each.name,
          energy_kwh: componentTotals(each).itEnergyKwh,
          data_source: each.provenance,
        })),
        data_sources: sources,
      },
      carbon_intensity: {
        value: energyKwh > 0 ? operationalG / energyKwh : 0,
        unit: 'gCO2eq/kWh',
        location: score.places.join(', '),
        approach: 'location-based',
        methodology: 'weighted by energy; contracts, certificates and offsets do not lower it',
        data_sources: sources,
      },
      embodied_emissions: {
        value: embodiedG,
        unit: 'gCO2eq',
        methodology: 'M = TE x TS x RS',
        hardware_components: components.map(hardware),
        data_sources: sources,
      },
    },
    methodology: {
      approach: `${SCI_VERSION}. ${score.methodology}`,
      assumptions: [factors.identity],
      limitations: boundary.outside.map(({ name, reason }) => `${name} is outside: ${reason}`),
      data_sources: sources,
    },
  }
}
