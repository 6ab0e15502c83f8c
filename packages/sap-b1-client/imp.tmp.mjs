const t0=performance.now();
if (process.argv[2]==='zod') { await import('zod'); console.log('zod', (performance.now()-t0).toFixed(1)); process.exit() }
await import('zod'); const t1=performance.now();
await import('/tmp/wt/c-resources/packages/http/src/index.ts'); const t2=performance.now();
await import('/tmp/wt/c-resources/packages/sap-b1-client/src/index.ts'); const t3=performance.now();
console.log('zod',(t1-t0).toFixed(1),'http',(t2-t1).toFixed(1),'b1',(t3-t2).toFixed(1),'total',(t3-t0).toFixed(1));
