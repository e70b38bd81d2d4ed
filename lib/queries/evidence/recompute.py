#!/usr/bin/env python3
"""Works out the figure of this evidence pack again: plain Python 3, no packages, no network.
   python3 recompute.py                               checks every file, coefficient and sum
   python3 recompute.py --set "CPU utilisation=0.3"   with another factor: an id or a name in factors.json"""
import csv, hashlib, json, math, os, sys
from collections import defaultdict
from decimal import Decimal, getcontext

getcontext().prec = 100  # so that sums of amounts are exact
csv.field_size_limit(2**31 - 1)
HERE = os.path.dirname(os.path.abspath(__file__))
SIDES = ('low', 'central', 'high')
ZERO, ONE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
wrong = []

def load(name):
    with open(os.path.join(HERE, name), encoding='utf-8') as file:
        return json.load(file)

def scale(r, by): return tuple(value * by for value in r)
def add(*ranges): return tuple(map(sum, zip(*ranges)))
def product(*ranges):  # of nearly independent figures: spreads combine on a log scale
    _, central, high = (math.prod(r[side] for r in ranges) for side in range(3))
    if central == 0: return (0.0, 0.0, high)
    up = math.sqrt(sum(math.log(r[2] / r[1]) ** 2 for r in ranges))
    down = math.sqrt(sum((math.log(r[1] / r[0]) if r[0] else math.inf) ** 2 for r in ranges))
    return (central * math.exp(-down), central, central * math.exp(up))

def above_idle(idle, full):  # watts: the difference scenario by scenario
    low, central, high = (max(0.0, full[side] - idle[side]) for side in range(3))
    return (min(low, central), central, max(high, central))

def term(formula, by, f):  # kWh at zero load, kWh above it, gCO2e of manufacture: of one unit, before PUE
    if formula == 'machine-dynamic': return ZERO, scale(product(above_idle(f[0], f[1]), ONE), by / 1000), ZERO
    if formula == 'storage': return scale(product(f[0], f[2]), by / 1000), ZERO, scale(product(f[1], f[2]), by)
    if formula == 'network': return ZERO, scale(f[0], by), ZERO
    if formula == 'spend': return ZERO, scale(f[0], by), scale(f[1], by)
    load = {'machine': f[-1], 'machine-idle': ZERO}[formula]
    return scale(f[0], by / 1000), scale(product(above_idle(f[0], f[1]), load), by / 1000), scale(f[2], by)

def compare(name, found, expected, floor):
    if not all(abs(a - b) <= max(1e-9 * abs(b), floor) for a, b in zip(found, expected)):
        wrong.append(f'{name}: worked out {found}, expected {expected}')

for name, digest in load('manifest.json')['sha256'].items():
    sha = hashlib.sha256()
    with open(os.path.join(HERE, name), 'rb') as file:
        for block in iter(lambda: file.read(1 << 20), b''): sha.update(block)
    if sha.hexdigest() != digest: wrong.append(f'{name}: its SHA-256 is not the one in manifest.json')

figure, factors = load('figure.json'), load('factors.json')
changes = [text.rpartition('=') for flag, text in zip(sys.argv[1:], sys.argv[2:]) if flag == '--set']
for name, _, value in changes:
    chosen = [factor for factor in factors if name in (factor['id'], factor['name'])]
    if not chosen: sys.exit(f'factors.json has no factor "{name}"')
    for factor in chosen: factor.update(dict.fromkeys(SIDES, float(value)))
value_of = {factor['id']: tuple(float(factor[side]) for side in SIDES) for factor in factors}
grids = {(i['provider'], i['region'], i['month']): value_of[i['factor']] for i in load('intensities.json')}

amounts, lines = defaultdict(lambda: [Decimal(0), Decimal(0)]), defaultdict(int)
with open(os.path.join(HERE, 'lines.csv'), encoding='utf-8', newline='') as file:
    for line in csv.DictReader(file):
        key = (line['kind_id'], line['day'][:7], line['currency'])
        amounts[key][0] += Decimal(line['quantity'] or 0)
        amounts[key][1] += Decimal(line['list_cost'] or 0)
        lines[key] += int(line['lines'])

coefficients, energy, operational, embodied, counted = {}, ZERO, ZERO, ZERO, 0
for c in load('coefficients.json'):
    pue, kwh, grams = value_of.get(c['pue'], ONE), ZERO, ZERO
    for t in c['terms']:
        idle, dynamic, made = term(t['formula'], t['amount'], [value_of[id] for id in t['figures']])
        overhead = pue if t['pueApplies'] else ONE
        kwh, grams = add(kwh, product(idle, overhead), product(dynamic, overhead)), add(grams, made)
    if not changes:
        for name, found in (('energyKwh', kwh), ('embodiedGrams', grams)):
            compare(f'{name} of kind {c["kindId"]} in {c["month"]}', found, [c[name][side] for side in SIDES], 1e-15)
    coefficients[c['kindId'], c['month']] = (c, kwh, grams, grids.get((c['provider'], c['region'], c['month'])))
for (kind, month, currency), amount in amounts.items():
    c, kwh, grams, grid = coefficients[kind, month]
    counted += lines[kind, month, currency] if c['status'] != 'no-usage' else 0
    of_money = c['basis'] == 'list-cost-usd'
    if c['status'] in ('measured', 'proxied') and grid and (currency == 'USD' or not of_money):
        units = float(amount[of_money])
        energy, embodied = add(energy, scale(kwh, units)), add(embodied, scale(grams, units))
        operational = add(operational, scale(product(kwh, grid), units))

def corrected(r, by): return scale((max(0.0, min(r)), r[1], max(r)) if r[1] >= 0 else (r[1],) * 3, by)
for name, found in (('energyKwh', corrected(energy, 1)), ('operationalKgCo2e', corrected(operational, 1 / 1000)),
                    ('embodiedKgCo2e', corrected(embodied, 1 / 1000)), ('totalKgCo2e', corrected(add(operational, embodied), 1 / 1000))):
    before = [figure['figure'][name][side] for side in SIDES]
    print(f'{name:18}', *(f'{side} {value:.12g}' for side, value in zip(SIDES, found)), f'({found[1] - before[1]:+.6g})' if changes else '')
    if not changes: compare(name, found, before, 1e-12)
if counted != figure['lines']: wrong.append(f'lines.csv: {counted} lines, expected {figure["lines"]}')
print('\n'.join(wrong) or ('Changed as asked; every file is as it was.' if changes else 'The same within 1e-9.'))
sys.exit(1 if wrong else 0)
