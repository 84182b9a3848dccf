// Writes pairs of an npm range and a version with node-semver's answers, from a seed: node-semver.mjs COUNT [SEED].
// node-semver is the one inside the npm that is installed.
import { createRequire } from 'node:module'
import { execFileSync } from 'node:child_process'
const root = execFileSync('npm', ['root', '-g'], { encoding: 'utf8' }).trim()
const semver = createRequire(import.meta.url)(root + '/npm/node_modules/semver')

let state = BigInt(process.argv[3] ?? 7)
const below = n => {
  state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n)
  return Number((state >> 33n) % BigInt(n))
}
const one = list => list[below(list.length)]
const number = () => one(['0', '0', '1', '2', '3', '10', '01', '9007199254740991'].slice(0, below(12) === 0 ? 8 : 6))
const open = () => (below(5) === 0 ? one(['x', 'X', '*']) : number())
const word = () => one(['-alpha', '-alpha.1', '-beta', '-0', '-1', '-rc.10', '-x', '-a-b', 'beta', '-01', '-alpha.beta'])
const version = () => `${one(['', '', '', '', 'v', '='])}${number()}.${number()}.${number()}${below(3) ? '' : word()}${below(9) ? '' : '+b.1'}`
const partial = () => {
  const parts = [open(), open(), open()].slice(0, 1 + below(3) + (below(2) ? 1 : 0))
  return one(['', '', '', '', 'v', '=']) + parts.slice(0, 3).join('.') + (parts.length >= 3 && !below(3) ? word() : '') + (below(12) ? '' : '+b')
}
const operator = () => one(['', '', '^', '^', '~', '~>', '>', '>=', '<', '<=', '=', '> ', '^ ', '~ ', '>= '])
const comparator = () => (below(25) ? operator() + partial() : one(['latest', '', 'foo', '>', '||', '>1 .2']))
const set = () => below(6) === 0
  ? `${partial()} - ${partial()}`
  : Array.from({ length: 1 + below(3) }, comparator).join(one([' ', ' ', '  ']))
const range = () => Array.from({ length: 1 + (below(3) ? 0 : below(3)) }, set).join(one(['||', ' || ']))

const answer = (r, v, options) => {
  try {
    return new semver.Range(r, options).test(v) ? '1' : '0'
  } catch {
    return 'x'
  }
}
const out = []
for (let i = 0; i < Number(process.argv[2] ?? 2000); i++) {
  const [r, v] = [range(), version()]
  const answers = [0, 1, 2, 3].map(bits => answer(r, v, { loose: !!(bits & 1), includePrerelease: !!(bits & 2) }))
  out.push([r, v, answers.join('')].join('\t'))
}
process.stdout.write(out.join('\n') + '\n')
