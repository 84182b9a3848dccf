// What the gateway adds to a request for a model. Called by proof/bench/gateway in a scratch repository.
import http from 'node:http';
import net from 'node:net';
import fs from 'node:fs';
import { execFileSync } from 'node:child_process';

const [, , bailiwick, roundsText, warmUpText] = process.argv;
const rounds = Number(roundsText);
const warmUp = Number(warmUpText);
const now = () => Number(process.hrtime.bigint()) / 1e6;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const listening = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
const quantile = (all, q) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(q * all.length))];
const line = (...cells) => console.log(cells.map((cell, i) => (i ? String(cell).padStart(12) : String(cell).padEnd(34))).join(''));
const seal = (data) => `event: content_block_delta\ndata: ${JSON.stringify(data)}\n\n`;

// The model: events at the pace that the request's x-pace names, each with the moment it left.
const model = http.createServer((req, res) => {
  req.resume();
  req.on('end', async () => {
    const [count, pause] = (req.headers['x-pace'] || '1,0').split(',').map(Number);
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    for (let i = 0; i < count; i++) {
      res.write(seal({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: `at=${now()};` } }));
      if (pause) await sleep(pause);
    }
    res.end();
  });
});
const upstream = await listening(model);

const relay = net.createServer((socket) => {
  const out = net.connect(upstream, '127.0.0.1');
  for (const end of [socket, out]) { end.setNoDelay(true); end.on('error', () => end.destroy()); }
  socket.pipe(out).pipe(socket);
});
const relayed = await listening(relay);

// What a small redacting proxy does: reads the body, replaces by expressions, writes it anew.
const FORMS = [/gh[pousr]_[A-Za-z0-9]{36}/g, /AKIA[A-Z0-9]{16}/g, /sk-[A-Za-z0-9_-]{20,}/g, /xox[abp]-[A-Za-z0-9-]{10,}/g, /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END/g, /eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g];
const redacted = (value) => {
  if (typeof value === 'string') return FORMS.reduce((text, form) => text.replace(form, 'REDACTED'), value);
  if (Array.isArray(value)) return value.map(redacted);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, redacted(v)]));
  return value;
};
const pool = new http.Agent({ keepAlive: true });
const peer = http.createServer((req, res) => {
  const parts = [];
  req.on('data', (part) => parts.push(part));
  req.on('end', () => {
    const body = Buffer.from(JSON.stringify(redacted(JSON.parse(Buffer.concat(parts)))));
    const onward = http.request({ host: '127.0.0.1', port: upstream, path: req.url, method: 'POST', agent: pool, headers: { ...req.headers, 'content-length': body.length } }, (answer) => {
      res.writeHead(answer.statusCode, answer.headers);
      answer.pipe(res);
    });
    onward.end(body);
  });
});
const redacting = await listening(peer);

execFileSync(bailiwick, ['setup', '--gateway'], { env: { ...process.env, ANTHROPIC_BASE_URL: `http://127.0.0.1:${upstream}` }, stdio: 'ignore' });
const address = new URL(JSON.parse(fs.readFileSync('.claude/settings.local.json', 'utf8')).env.ANTHROPIC_BASE_URL);
const roads = {
  direct: { port: upstream, prefix: '' },
  'TCP relay': { port: relayed, prefix: '' },
  'Node proxy': { port: redacting, prefix: '' },
  gateway: { port: Number(address.port), prefix: address.pathname },
};
const agent = new http.Agent({ keepAlive: true, maxSockets: 2000 });

// One request; resolves with the time to the first byte and each event's delay.
function ask(road, body, pace, session) {
  return new Promise((done, failed) => {
    const begun = now();
    const delays = [];
    let first = 0;
    const req = http.request({ host: '127.0.0.1', port: road.port, path: `${road.prefix}/v1/messages?beta=true`, method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-pace': pace, 'x-claude-code-session-id': session } }, (res) => {
      if (res.statusCode !== 200) failed(new Error(`status ${res.statusCode}`));
      res.on('data', (data) => {
        const at = now();
        first ||= at - begun;
        for (const sent of data.toString().matchAll(/at=([0-9.]+);/g)) delays.push(at - Number(sent[1]));
      });
      res.on('end', () => done({ first, delays }));
      res.on('error', failed);
    });
    req.on('error', failed);
    req.end(body);
  });
}

const WORDS = 'the of function return value const import from response request handler user index total list map error config test assert class public void string number open close read write path file'.split(' ');
let seed = 12345;
const random = (n) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % n;
const prose = (bytes) => { let text = ''; while (text.length < bytes) text += WORDS[random(WORDS.length)] + (random(9) ? ' ' : '\n'); return text; };
const message = (text) => ({ role: 'user', content: [{ type: 'text', text }] });
const body = (messages) => JSON.stringify({ model: 'claude-sonnet-5', max_tokens: 100, stream: true, system: [{ type: 'text', text: 'You help.' }], messages });

async function firstByte(title, next, warmth) {
  const times = Object.fromEntries(Object.keys(roads).map((name) => [name, []]));
  for (let i = -warmth; i < rounds; i++) {
    const text = next();
    for (const [name, road] of Object.entries(roads)) {
      const { first } = await ask(road, text, '1,0', title);
      if (i >= 0) times[name].push(first);
    }
  }
  const base = quantile(times.direct, 0.5);
  for (const [name, all] of Object.entries(times)) line(`${title}: ${name}`, quantile(all, 0.5).toFixed(2), quantile(all, 0.99).toFixed(2), `+${(quantile(all, 0.5) - base).toFixed(2)}`);
}

// The first request begins the daemon's rehearsal; beside it and the compilers, figures say little.
await ask(roads.gateway, body([message('go')]), '1,0', 'first');
await sleep(warmUp * 1000);

const load = () => fs.readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
const status = JSON.parse(execFileSync(bailiwick, ['daemon', 'status', '--format', 'json']));
const resident = (what) => fs.readFileSync(`/proc/${status.pid}/status`, 'utf8').match(new RegExp(`${what}:\\s+(\\d+) kB`))[1] / 1024;

console.log(`milliseconds to the first byte, ${warmUp} s behind the daemon's first request (load ${load()})`);
line('', 'p50', 'p99', 'over direct');
const held = Array.from({ length: 50 }, () => message(prose(4096)));
await firstByte('200 KB seen before', () => body([...held, message(prose(200))]), 1);
await firstByte('1 MB new', () => body(Array.from({ length: 64 }, () => message(prose(16384)))), 1);

console.log(`\nmilliseconds from the model's write to the client's read, one event in 2 ms (load ${load()})`);
line('', 'p50', 'p99', 'over direct');
const delays = Object.fromEntries(Object.keys(roads).map((name) => [name, []]));
for (let i = 0; i < 4; i++) for (const [name, road] of Object.entries(roads)) delays[name].push(...(await ask(road, body([message('go')]), '300,2', 'stream')).delays);
for (const [name, all] of Object.entries(delays)) line(name, quantile(all, 0.5).toFixed(3), quantile(all, 0.99).toFixed(3), `+${(quantile(all, 0.5) - quantile(delays.direct, 0.5)).toFixed(3)}`);

console.log(`\n500 streams at once through the gateway (load ${load()})`);
const before = resident('VmRSS');
const all = await Promise.all(Array.from({ length: 500 }, (_, i) => ask(roads.gateway, body([message(`stream ${i}`)]), '20,250', `s${i}`)));
line('events that arrived', all.reduce((sum, one) => sum + one.delays.length, 0));
line('daemon before, MB resident', before.toFixed(0));
line('daemon at its highest, MB', resident('VmHWM').toFixed(0));
process.exit(0);
