package org.dutylawyer.casesystem;

/** The same on PostgreSQL, which refuses other things than the embedded database. */
@OnPostgres
class HostileOnPostgresTest extends HostileTest {}
