alter default privileges in schema public revoke select on tables from quipu_sequencer;
revoke all on all tables in schema journal, public from quipu_sequencer;
revoke all on schema journal, public from quipu_sequencer;
revoke select on journal.acts, journal.entries from quipu_reader;
drop function journal.announce_key, journal.retire_key, journal.record_incident, journal.record_drift, journal.hold_entries, journal.skip_lost_ids, journal.note;
alter table journal.entries drop constraint ck_entries_op;
alter table journal.entries add constraint ck_entries_op check (op in ('insert', 'update', 'delete'));
drop table journal.cosignatures, journal.checkpoints, journal.leaves, journal.tiles, journal.head, journal.keys;
drop function journal.refuse_shrinking, journal.refuse_unretiring;
