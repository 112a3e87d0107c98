import Knowledge

extension Migration {
    /// The durable queue: a job is a row, a worker's right to it is a lease that runs out.
    static let jobs = Migration(
        group: "core", version: 3, name: "jobs",
        sql: """
            create table kaynak.jobs (
                tenant_id uuid not null,
                id uuid not null,
                kind text not null,
                status text not null default 'queued'
                    check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
                stage text not null default '',
                progress_done integer not null default 0,
                progress_total integer not null default 0,
                attempts integer not null default 0,
                max_attempts integer not null default 5,
                lease_until timestamptz,
                worker text,
                run_after timestamptz not null default now(),
                document_id uuid,
                payload jsonb,
                problem jsonb,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id),
                foreign key (tenant_id, document_id) references kaynak.documents on delete cascade
            );
            create index jobs_waiting on kaynak.jobs (run_after) where status = 'queued';
            create index jobs_leased on kaynak.jobs (lease_until) where status = 'running';
            create index jobs_of_document on kaynak.jobs (tenant_id, document_id);
            select kaynak.protect('kaynak.jobs');

            create policy system_reads on kaynak.jobs for select to kaynak_system using (true);
            create policy system_claims on kaynak.jobs for update to kaynak_system using (true) with check (true);
            grant select, update (status, attempts, lease_until, worker, problem, updated_at)
                on kaynak.jobs to kaynak_system;

            -- A job that took its worker down max_attempts times is buried; then the next one is taken: of the active
            -- tenant with the fewest running jobs, the one that could run first. SKIP LOCKED keeps claimers apart.
            create function kaynak.claim_job(claimer text, lease_seconds double precision)
            returns table (tenant_id uuid, slug text, name text, languages text[], job_id uuid)
            language sql volatile security definer set search_path = kaynak, pg_temp as $$
                with lost as (
                    select j.tenant_id, j.id from jobs j
                    where j.status = 'running' and j.lease_until < now() and j.attempts >= j.max_attempts
                    for update skip locked)
                update jobs j
                set status = 'failed', lease_until = null, worker = null, updated_at = now(),
                    problem = jsonb_build_object('code', 'attempts_exhausted', 'detail', jsonb_build_object(
                        'tr', 'İş birkaç kez yarıda kaldı ve bırakıldı.',
                        'en', 'The job was interrupted several times and given up.'))
                from lost where j.tenant_id = lost.tenant_id and j.id = lost.id;

                with busy as (
                    select j.tenant_id, count(*) as jobs from jobs j
                    where j.status = 'running' and j.lease_until >= now() group by j.tenant_id),
                next as (
                    select j.tenant_id, j.id from jobs j
                    join tenants t on t.tenant_id = j.tenant_id
                    left join busy on busy.tenant_id = j.tenant_id
                    where t.status = 'active' and ((j.status = 'queued' and j.run_after <= now())
                        or (j.status = 'running' and j.lease_until < now()))
                    order by coalesce(busy.jobs, 0), j.run_after, j.id
                    limit 1 for update of j skip locked)
                update jobs j
                set status = 'running', attempts = j.attempts + 1, worker = claimer, problem = null,
                    lease_until = now() + make_interval(secs => lease_seconds), updated_at = now()
                from next join tenants t on t.tenant_id = next.tenant_id
                where j.tenant_id = next.tenant_id and j.id = next.id
                returning t.tenant_id, t.slug, t.name, t.languages, j.id
            $$;
            select kaynak.entrust('kaynak.claim_job(text, double precision)');
            grant execute on function kaynak.claim_job(text, double precision) to kaynak_app;

            create function kaynak.job_counts()
            returns table (queued bigint, running bigint, failed bigint, oldest_queued_seconds double precision)
            language sql stable security definer set search_path = kaynak, pg_temp as $$
                select count(*) filter (where status = 'queued'), count(*) filter (where status = 'running'),
                    count(*) filter (where status = 'failed'),
                    extract(epoch from now() - min(run_after) filter (where status = 'queued' and run_after <= now()))
                        ::double precision
                from jobs
            $$;
            select kaynak.entrust('kaynak.job_counts()');
            grant execute on function kaynak.job_counts() to kaynak_app;

            -- A document whose job failed for good, by whatever way, does not stay in processing.
            create policy system_reads on kaynak.documents for select to kaynak_system using (true);
            create policy system_fails on kaynak.documents for update to kaynak_system
                using (status = 'processing') with check (status = 'failed');
            grant select, update (status, problem, updated_at) on kaynak.documents to kaynak_system;
            create function kaynak.fail_document()
            returns trigger language plpgsql security definer set search_path = kaynak, pg_temp as $$
            begin
                update documents d set status = 'failed', problem = new.problem, updated_at = now()
                where d.tenant_id = new.tenant_id and d.id = new.document_id and d.status = 'processing';
                return null;
            end $$;
            select kaynak.entrust('kaynak.fail_document()');
            create trigger fails_document after update of status on kaynak.jobs
                for each row when (new.status = 'failed' and new.document_id is not null)
                execute function kaynak.fail_document();
            """)
}
