import { Module } from '@nestjs/common';
import { TokensResolver } from './tokens.resolver.ts';
import { TokensService } from './tokens.service.ts';

/** Tokens of access. */
@Module({ providers: [TokensService, TokensResolver] })
export class TokensModule {}
