import { calculateSci, carbonPerUnit, operationalCarbonG } from '#lib/domain/sci/calculate.ts'
import { embodiedShare } from '#lib/domain/sci/embodied-share.ts'
import { energyOfPower, facilityEnergy, kwhOfJoules } from '#lib/domain/sci/energy.ts'
import { sciScore } from '#lib/domain/sci/score.ts'
import { sciSeries } from '#lib/domain/sci/series.ts'
import { sciForWeb } from '#lib/domain/sci/web.ts'
import { exactly, ZERO } from '#lib/domain/units/range.ts'

type Inputs = (name: string) => number

type Result = { readonly ok: true } | { readonly ok: false; readonly reason: string }

function sure<R extends Result>(result: R): Extract<R, { ok: true }> {
  if (!result.ok) throw new Error(result.reason)
  return result as Extract<R, { ok: true }>
}

const rate = (carbonG: number, r: number): number => sure(carbonPerUnit(carbonG, r)).sciG
const sci = (energyKwh: number, intensityGPerKwh: number, embodiedG: number, functionalUnits: number) =>
  sure(calculateSci({ energyKwh, intensityGPerKwh, embodiedG, functionalUnits })).sciG
const share = (te: number, tir: number, el: number, rr = 1, tor = 1): number =>
  sure(
    embodiedShare({
      totalEmbodiedG: te,
      timeReservedHours: tir,
      expectedLifespanHours: el,
      resourcesReserved: rr,
      totalResources: tor,
    }),
  ).embodiedG
const withPue = (kwh: number, pue: number): number => sure(facilityEnergy(kwh, pue)).energyKwh
const kg = (operational: number, embodied: number, r: number): number =>
  sure(
    sciScore(
      { energyKwh: ZERO, operationalKgCo2e: exactly(operational), embodiedKgCo2e: exactly(embodied) },
      r,
    ),
  ).sciG.central
const web = (i: Inputs): number => {
  const { score } = sciForWeb(
    {
      serverOperationalKgCo2e: exactly(i('O_server')),
      clientOperationalKgCo2e: exactly(i('O_client')),
      serverEmbodiedKgCo2e: exactly(i('M_server')),
      networkEmbodiedKgCo2e: exactly(i('M_network')),
      networkEmbodiedBasis: 'time',
      clientEmbodiedKgCo2e: exactly(i('M_client')),
    },
    i('R'),
  )
  return sure(score).sciG.central
}
const month = (rows: readonly (readonly [number, number])[]): number => {
  const [point] = sciSeries(
    rows.map(([carbonG, functionalUnits], index) => ({
      day: `2026-03-0${index + 1}`,
      emissions: { energyKwh: ZERO, operationalKgCo2e: exactly(carbonG / 1000), embodiedKgCo2e: ZERO },
      functionalUnits,
    })),
    'month',
  )
  if (!point) throw new Error('no point')
  return sure(point.score).sciG.central
}

/** The shapes of SCI among published formulas, computed by the product's own functions. */
export const SCI_SHAPES: Readonly<Record<string, (i: Inputs) => number>> = {
  'TE_kg*1000*TiR_h/(EL_y*365*24)': (i) => share(i('TE_kg') * 1000, i('TiR_h'), i('EL_y') * 8760),
  'TE_kg*1000*(TiR_h/EL_h)*(RR/ToR)': (i) =>
    share(i('TE_kg') * 1000, i('TiR_h'), i('EL_h'), i('RR'), i('ToR')),
  'TE_kg*1000*TiR_h/EL_h*RS': (i) => share(i('TE_kg') * 1000, i('TiR_h'), i('EL_h'), i('RS')),
  'TE_kg*TiR_y/EL_y*RS': (i) => share(i('TE_kg') * 1000, i('TiR_y') * 8760, i('EL_y') * 8760, i('RS')) / 1000,
  'TE_g/EL_h': (i) => share(i('TE_g'), 1, i('EL_h')),
  'TE_g*h/EL_h': (i) => share(i('TE_g'), i('h'), i('EL_h')),
  'TE_g*h/EL_h*RR/ToR': (i) => share(i('TE_g'), i('h'), i('EL_h'), i('RR'), i('ToR')),
  'E_kWh*I+M_g': (i) => sci(i('E_kWh'), i('I'), i('M_g'), 1),
  '(E_cpu+E_mem)*I+M_g': (i) => sci(i('E_cpu') + i('E_mem'), i('I'), i('M_g'), 1),
  '(E_kWh*I+M_g)/R': (i) => sci(i('E_kWh'), i('I'), i('M_g'), i('R')),
  '(E_kWh*kg_per_kWh+M_kg)*1000/R': (i) => sci(i('E_kWh'), i('kg_per_kWh') * 1000, i('M_kg') * 1000, i('R')),
  '(O_g+TE_kg*1000*(TiR_months/EL_months)*(RR/ToR))/R': (i) =>
    rate(i('O_g') + share(i('TE_kg') * 1000, i('TiR_months'), i('EL_months'), i('RR'), i('ToR')), i('R')),
  'E_kWh*I+TE_g*TiR_h/EL_h': (i) => sci(i('E_kWh'), i('I'), share(i('TE_g'), i('TiR_h'), i('EL_h')), 1),
  'O_g+TE_g*TiR_h/EL_h*RS': (i) => i('O_g') + share(i('TE_g'), i('TiR_h'), i('EL_h'), i('RS')),
  'E_kWh*I': (i) => operationalCarbonG(i('E_kWh'), i('I')),
  'E_kWh*I_implied': (i) => operationalCarbonG(i('E_kWh'), i('I_implied')),
  'E*kg_per_kWh': (i) => operationalCarbonG(i('E'), i('kg_per_kWh') * 1000) / 1000,
  'E*I/1000': (i) => operationalCarbonG(i('E'), i('I')) / 1000,
  'E*PUE*I/1000': (i) => operationalCarbonG(withPue(i('E'), i('PUE')), i('I')) / 1000,
  'E*PUE': (i) => withPue(i('E'), i('PUE')),
  'kWh*I/R': (i) => sci(i('kWh'), i('I'), 0, i('R')),
  'kWh_per_day*days*kg_per_kWh+M_kg': (i) =>
    sci(i('kWh_per_day') * i('days'), i('kg_per_kWh') * 1000, i('M_kg') * 1000, 1) / 1000,
  'C_g/R': (i) => rate(i('C_g'), i('R')),
  'C_kg*1000/R': (i) => rate(i('C_kg') * 1000, i('R')),
  'C_kg/params_bn': (i) => rate(i('C_kg') * 1000, i('params_bn')) / 1000,
  '(O_g+M_g)/R': (i) => rate(i('O_g') + i('M_g'), i('R')),
  '(O_kg+M_kg)*1000/R': (i) => kg(i('O_kg'), i('M_kg'), i('R')),
  '(O_kg+M_kg)/FLOP': (i) => kg(i('O_kg'), i('M_kg'), i('FLOP')) / 1000,
  '(O+M)*1000/R': (i) => kg(i('O'), i('M'), i('R')),
  '(O+O_net+M)*1000/R': (i) => kg(i('O') + i('O_net'), i('M'), i('R')),
  '(operational+embodied)/R': (i) => rate(i('operational') + i('embodied'), i('R')),
  '(O_server+O_client+M_server+M_network+M_client)*1000/R': web,
  '(C1+C2)/(R1+R2)': (i) =>
    month([
      [i('C1'), i('R1')],
      [i('C2'), i('R2')],
    ]),
  '(C_front+C_back)/R_front': (i) => rate(i('C_front') + i('C_back'), i('R_front')),
  'J/3600000*runs': (i) => kwhOfJoules(i('J')) * i('runs'),
  'W*n*h*PUE/1000': (i) => withPue(energyOfPower(i('W') * i('n'), i('h')), i('PUE')),
  'kW*h': (i) => energyOfPower(i('kW') * 1000, i('h')),
  '(PL_W-PB_W)*h/1000': (i) => energyOfPower(i('PL_W') - i('PB_W'), i('h')),
  '(idle_W+inc_W*duty)*h/1000': (i) => energyOfPower(i('idle_W') + i('inc_W') * i('duty'), i('h')),
  'W_per_GB*GB*h/1000': (i) => energyOfPower(i('W_per_GB') * i('GB'), i('h')),
  '(a+b+c+d)*PUE': (i) => withPue(i('a') + i('b') + i('c') + i('d'), i('PUE')),
  '((a+b+c+d+e)*h+net)*PUE': (i) =>
    withPue(energyOfPower(1000 * (i('a') + i('b') + i('c') + i('d') + i('e')), i('h')) + i('net'), i('PUE')),
  '(gpu+gw+redis)*h*PUE': (i) =>
    withPue(energyOfPower(1000 * (i('gpu') + i('gw') + i('redis')), i('h')), i('PUE')),
  '(fleet_kWh+(sm+redis+sql)*h)*PUE': (i) =>
    withPue(i('fleet_kWh') + energyOfPower(1000 * (i('sm') + i('redis') + i('sql')), i('h')), i('PUE')),
  'onprem_kW*h*pue1+aws_kW*h*pue2': (i) =>
    withPue(energyOfPower(i('onprem_kW') * 1000, i('h')), i('pue1')) +
    withPue(energyOfPower(i('aws_kW') * 1000, i('h')), i('pue2')),
  '(us_kW*h+us_net)*PUE*I_us+(eu_kW*h+eu_net)*PUE*I_eu': (i) =>
    ['us', 'eu'].reduce(
      (sum, at) =>
        sum +
        operationalCarbonG(
          withPue(energyOfPower(i(`${at}_kW`) * 1000, i('h')) + i(`${at}_net`), i('PUE')),
          i(`I_${at}`),
        ),
      0,
    ),
  '(app+db+kafka+store)*h/EL1+aws*h/EL2': (i) =>
    share(i('app') + i('db') + i('kafka') + i('store'), i('h'), i('EL1')) + share(i('aws'), i('h'), i('EL2')),
}
