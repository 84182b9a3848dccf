// Serves OSV records as npm's registry serves its advisories: serve.mjs records.jsonl PORTFILE
// POST /-/npm/v1/security/advisories/bulk, body {"name": ["version", …]}, gzip or plain.
import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const severities = { LOW: 'low', MODERATE: 'moderate', HIGH: 'high', CRITICAL: 'critical' };
const byName = new Map();
let number = 1000;
for (const line of readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const record = JSON.parse(line);
  for (const affected of record.affected) {
    const parts = (affected.versions ?? []).map((version) => `=${version}`);
    for (const range of affected.ranges ?? []) {
      let from = null;
      for (const event of range.events) {
        if (event.introduced !== undefined) from = event.introduced === '0' ? '>=0.0.0-0' : `>=${event.introduced}`;
        if (event.fixed !== undefined) { parts.push(`${from} <${event.fixed}`); from = null; }
        if (event.last_affected !== undefined) { parts.push(`${from} <=${event.last_affected}`); from = null; }
      }
      if (from !== null) parts.push(from);
    }
    const list = byName.get(affected.package.name) ?? [];
    list.push({
      id: number++,
      url: `https://example.test/${record.id}`,
      title: record.id,
      severity: severities[affected.database_specific?.severity] ?? 'high',
      vulnerable_versions: parts.join(' || '),
      cwe: [],
      cvss: { score: 0, vectorString: null },
    });
    byName.set(affected.package.name, list);
  }
}

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    if (!request.url.endsWith('/security/advisories/bulk')) {
      response.statusCode = 404;
      response.end('{}');
      return;
    }
    let body = Buffer.concat(chunks);
    if (request.headers['content-encoding'] === 'gzip') body = gunzipSync(body);
    const answer = {};
    for (const name of Object.keys(JSON.parse(body))) {
      if (byName.has(name)) answer[name] = byName.get(name);
    }
    response.end(JSON.stringify(answer));
  });
}).listen(0, '127.0.0.1', function () {
  writeFileSync(process.argv[3], String(this.address().port));
});
